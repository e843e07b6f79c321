"""Containers of one's own: what `collections.abc` adds to the few methods that are written."""
from collections.abc import Hashable, ItemsView, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set, Sized


class Recent(MutableMapping):
    """A mapping that forgets."""

    def __init__(self, size, *args, **kwargs):
        self.size = size
        self.data = {}
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        while len(self.data) > self.size:
            del self.data[next(iter(self.data))]

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"Recent({self.data})"


recent = Recent(3, {"a": 1}, b=2)
recent["c"] = 3
recent["d"] = 4
print(recent, len(recent), "a" in recent, recent.get("a"), recent.get("b"), list(recent), list(recent.items()), list(recent.values()))
print(recent.pop("b"), recent.pop("zz", "none"), recent.setdefault("e", 5), recent.popitem(), recent == {"d": 4, "e": 5}, dict(recent), {**recent})
recent.update([("x", 1)], y=2)
print(recent, recent.keys(), ("x", 1) in recent.items(), 2 in recent.values())
recent.clear()
print(recent, bool(recent), isinstance(recent, Mapping), isinstance(recent, Sized))


class Line(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


line = Line(3, 1, 3)
print(list(line), 1 in line, line.index(1), line.count(3), list(reversed(line)), isinstance(line, Iterable))
try:
    line.index(9)
except ValueError as error:
    print("ValueError", error)


class Stack(MutableSequence):
    def __init__(self):
        self.items = []

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value)


stack = Stack()
stack.append(1)
stack.extend([2, 3, 4])
stack += [5]
stack.reverse()
stack.remove(4)
print(stack.items, stack.pop(), stack.pop(0), len(stack))
stack.clear()
print(stack.items)


class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        if item not in self.items:
            self.items.append(item)

    def discard(self, item):
        if item in self.items:
            self.items.remove(item)


bag, other = Bag([1, 2, 3]), Bag([2, 3, 4])
print(list(bag & other), list(bag | other), list(bag - other), sorted(bag ^ other), bag <= Bag([1, 2, 3, 4]), bag == {3, 2, 1}, bag < bag, bag.isdisjoint([9]))
bag |= {7}
bag -= {1}
bag.remove(2)
print(list(bag), isinstance(bag, Set))
try:
    bag.remove("none")
except KeyError as error:
    print("KeyError", error)


class Countdown(Iterator):
    def __init__(self, start):
        self.left = start

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


print(list(Countdown(3)), isinstance(Countdown(1), Iterable), isinstance([], Hashable), isinstance((), Hashable), isinstance({}.items(), ItemsView) or True)
