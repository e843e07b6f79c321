import sys

print("working")
sys.exit("something is wrong")
