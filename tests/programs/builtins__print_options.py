import sys

print("a", "b", sep="")
print("no newline", end="")
print(" then")
print("x", "y", sep="\n", end="\n--\n", flush=True)
print(*[1, 2, 3])
print(*"abc", sep=", ")
print("to stdout", file=sys.stdout)
sys.stdout.write("written\n")
sys.stdout.flush()
print(None, [None], ("a",), {"k": (1,)}, {1.5}, [True])
print(1, end=" ")
print(2, end=" ")
print()
print("", end="")
print(sep="x")
try:
    print("a", sep=1)
except TypeError as error:
    print(error)
