"""The program is a file, too; files by number; an interruption is an exit of its own."""

import argparse
import inspect
import os
import reprlib
import tempfile
import types
import typing

with open(__file__) as file:
    print(file.readline(), end="")
print(os.path.exists(__file__), os.path.basename(__file__) in os.listdir(os.path.dirname(__file__) or "."))
number, path = tempfile.mkstemp(suffix=".txt")
with os.fdopen(number, "w") as file:
    file.write("by its number")
print(open(path).read())
number, path = tempfile.mkstemp()
os.close(number)
try:
    os.close(number)
except OSError as error:
    print(error)


class Node:
    def __init__(self, children):
        self.children = children

    @reprlib.recursive_repr()
    def __repr__(self):
        return f"Node({self.children!r})"


node = Node([])
node.children.append(node)
print(node, reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({"b": 1, "a": {2}}), reprlib.repr((1,)))
print(typing.TextIO, issubclass(typing.TextIO, typing.IO), typing.IO[str])
print(types.GenericAlias(list, (int,)), types.GenericAlias(dict, (str, int)) == dict[str, int])


def called(a, b=1, *rest, **named):
    pass


for wrong in (lambda: inspect.getcallargs(called), lambda: type(int | str)()):
    try:
        wrong()
    except TypeError as error:
        print(error)
with tempfile.NamedTemporaryFile() as file:
    print(len(os.path.basename(file.name)))
print(inspect.getcallargs(called, 1, 2, 3), inspect.getcallargs(called, a=2, x=4)["named"])

parser = argparse.ArgumentParser(prog="PROG", prefix_chars="-+", fromfile_prefix_chars="@")
parser.add_argument("+f", metavar=("X", "Y"), nargs=2)
parser.add_argument("--level", type=int)
parser.add_argument("rest", nargs="*")
with open(os.path.join(tempfile.mkdtemp(), "arguments.txt"), "w") as file:
    file.write("--level\n3\n")
print(parser.parse_args(["+f", "1", "2", "@" + file.name, "a", "b"]))
parser = argparse.ArgumentParser(prog="PROG", formatter_class=argparse.MetavarTypeHelpFormatter)
parser.add_argument("--foo", type=int)
print(parser.format_help(), end="")
parser = argparse.ArgumentParser(prog="PROG")
commands = parser.add_subparsers(title="subcommands", description="valid ones", help="more")
commands.add_parser("go", help="start")
parser.print_help()
os.chmod(path, 0o600)
print(oct(os.stat(path).st_mode), os.environ.get("NOT_SET"))
raise KeyboardInterrupt("stop here")
