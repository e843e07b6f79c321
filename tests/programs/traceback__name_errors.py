import sys

try:
    print(lenght)
except NameError as error:
    print(error)


def local():
    print(value)
    value = 1


try:
    local()
except UnboundLocalError as error:
    print(error)
print("to stderr", file=sys.stderr)
unknown_function()
