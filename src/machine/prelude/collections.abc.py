"""The kinds of containers, for `isinstance` and annotations."""

from _kernel import async_generator_class, bytes_class, coroutine_class, generator_class, special
from typing import _Alias, _Parameters


class _Kind(type):
    def __instancecheck__(cls, instance):
        if cls._classes and isinstance(instance, cls._classes):
            return True
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, other):
        if cls in other.__mro__:
            return True
        if cls is Hashable and issubclass(other, (list, dict, set, bytearray)) and "__hash__" not in other.__dict__:
            return False
        return all(getattr(other, method, None) is not None for method in cls._methods)

    def __getitem__(cls, item):
        if cls is Callable and isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], list):
            item = (_Parameters(item[0]), item[1])
        return _Alias(cls.__name__, item, module="collections.abc")


def _kind(name, methods, classes=(), given=None):
    """`given` has what a class gets that derives from it, made of what it has to have of its own."""
    mixed = {}
    for cls in reversed(given.__mro__[:-1] if given else ()):
        mixed.update({key: value for key, value in cls.__dict__.items() if key not in ("__module__", "__dict__", "__weakref__", "__doc__")})
    own = {"_methods": methods, "_classes": classes, "__module__": "collections.abc"}
    return _Kind(name, (), {**mixed, **own})


class _OfIterator:
    def __iter__(self):
        return self


class _OfSequence:
    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for index in range(len(self) - 1, -1, -1):
            yield self[index]

    def index(self, value, start=0, stop=None):
        end = len(self) if stop is None else stop
        for index in range(start, min(end, len(self))):
            if self[index] is value or self[index] == value:
                return index
        raise ValueError

    def count(self, value):
        return sum([1 for item in self if item is value or item == value])


class _OfMutableSequence(_OfSequence):
    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        for index in range(len(self) // 2):
            other = len(self) - index - 1
            self[index], self[other] = self[other], self[index]

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class _OfSet:
    __hash__ = None

    @classmethod
    def _from_iterable(cls, iterable):
        return cls(iterable)

    def __le__(self, other):
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and all(item in other for item in self)

    def __and__(self, other):
        return type(self)._from_iterable([item for item in other if item in self])

    def __or__(self, other):
        return type(self)._from_iterable([*self, *other])

    def __sub__(self, other):
        other = list(other)
        return type(self)._from_iterable([item for item in self if item not in other])

    def __xor__(self, other):
        return (self - other) | type(self)._from_iterable([item for item in other if item not in self])

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__

    def isdisjoint(self, other):
        return not any(item in self for item in other)


class _OfMutableSet(_OfSet):
    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        for value in list(self):
            self.discard(value)

    def __ior__(self, other):
        for value in other:
            self.add(value)
        return self

    def __iand__(self, other):
        for value in list(self):
            if value not in other:
                self.discard(value)
        return self

    def __isub__(self, other):
        for value in list(other):
            self.discard(value)
        return self


class _OfMapping:
    __hash__ = None

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class _OfMutableMapping(_OfMapping):
    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]


class _View:
    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class KeysView(_View):
    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)


class ValuesView(_View):
    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class ItemsView(_View):
    def __contains__(self, item):
        key, value = item
        return key in self._mapping and self._mapping[key] == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


Callable = _kind("Callable", ("__call__",))
Hashable = _kind("Hashable", ("__hash__",))
Sized = _kind("Sized", ("__len__",))
Container = _kind("Container", ("__contains__",))
Iterable = _kind("Iterable", ("__iter__",), (list, tuple, dict, set, frozenset, str, bytes, range, generator_class))
Iterator = _kind("Iterator", ("__iter__", "__next__"), (generator_class,), given=_OfIterator)
Reversible = _kind("Reversible", ("__reversed__",), (list, tuple, dict, range))
Collection = _kind("Collection", ("__len__", "__iter__", "__contains__"), (list, tuple, dict, set, frozenset, str, range))
Sequence = _kind("Sequence", ("__len__", "__getitem__", "index", "count"), (list, tuple, str, bytes, range), given=_OfSequence)
MutableSequence = _kind("MutableSequence", ("__len__", "__setitem__", "append", "insert"), (list,), given=_OfMutableSequence)
Set = _kind("Set", ("isdisjoint", "__and__"), (set, frozenset), given=_OfSet)
MutableSet = _kind("MutableSet", ("add", "discard"), (set,), given=_OfMutableSet)
Mapping = _kind("Mapping", ("keys", "items", "__getitem__"), (dict,), given=_OfMapping)
MutableMapping = _kind("MutableMapping", ("keys", "items", "__setitem__"), (dict,), given=_OfMutableMapping)
Generator = _kind("Generator", ("send", "throw", "close", "__next__"), (generator_class,))
Awaitable = _kind("Awaitable", ("__await__",), (coroutine_class,))
Coroutine = _kind("Coroutine", ("send", "throw", "close", "__await__"), (coroutine_class,))
AsyncIterable = _kind("AsyncIterable", ("__aiter__",), (async_generator_class,))
AsyncIterator = _kind("AsyncIterator", ("__aiter__", "__anext__"), (async_generator_class,))
AsyncGenerator = _kind("AsyncGenerator", ("__aiter__", "__anext__", "asend"), (async_generator_class,))
