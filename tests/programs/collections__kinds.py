"""The abstract containers: who is one, what deriving gives and asks for; the rest of `collections`."""

import collections
import time as clock
from collections import *
from collections.abc import *
from time import *


class Pair(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


class Register(MutableMapping):
    def __init__(self):
        self.inside = {}

    def __getitem__(self, key):
        return self.inside[key]

    def __setitem__(self, key, value):
        self.inside[key] = value

    def __delitem__(self, key):
        del self.inside[key]

    def __iter__(self):
        return iter(self.inside)

    def __len__(self):
        return len(self.inside)


class Half(Sequence):
    def __len__(self):
        return 0


class Quacks:
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return index


pair = Pair("a", "b", "a")
print(pair.count("a"), pair.index("b"), list(reversed(pair)), "b" in pair, list(pair))
register = Register()
register.update(x=1, y=2)
print(register.pop("x"), register.setdefault("z", 3), sorted(register.items()), list(register.keys()), register == {"y": 2, "z": 3})
print(isinstance(pair, Sequence), isinstance("a", Pair), isinstance({}, Register), issubclass(str, Pair))
print(isinstance(Quacks(), Sequence), isinstance(Quacks(), Sized), isinstance(Quacks(), Iterable), isinstance([], Hashable))
print(issubclass(Sequence, Iterable), issubclass(MutableMapping, Mapping), issubclass(Register, Collection))
print([isinstance(thing, Iterator) for thing in (iter([]), (x for x in ()), [], zip())])
print([isinstance(thing, Set) for thing in (set(), frozenset(), {}.keys(), {}.values(), {}.items(), {})])
print(isinstance(len, Callable), isinstance(range(3), Sequence), isinstance(bytearray(), MutableSequence), isinstance((), MutableSequence))
try:
    Half()
except TypeError as error:
    print(error)

chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain, chain["a"], sorted(chain), len(chain), chain.parents, chain.new_child({"c": 4})["c"], dict(chain.items()))
try:
    del chain["b"]
except KeyError as error:
    print(error)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


lower = Lower({"A": 1}, B=2)
print(lower, lower.data, "a" in lower, lower | {"C": 3}, isinstance(lower, dict), isinstance(lower, Mapping))
numbers = UserList([3, 1, 2])
numbers.sort()
print(numbers, numbers[1:], type(numbers[1:]).__name__, numbers + [4], numbers == [1, 2, 3], 2 in numbers)
word = UserString("abc")
print(word.upper(), word + "d", word[1:], word == "abc", len(word), isinstance(word, str), word.split("b"))
print(strftime("%Y-%m-%d", gmtime(0)), clock.strptime("2024-02-29", "%Y-%m-%d").tm_yday, collections.Counter("aab"))
try:
    from collections import Missing
except ImportError as error:
    print(str(error).partition(" (")[0])
try:
    clock.missing
except AttributeError as error:
    print(error)
