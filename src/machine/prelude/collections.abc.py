"""The kinds of containers: for `isinstance`, for annotations, and to derive from."""

from _kernel import async_generator_class, bytes_class, coroutine_class, dict_items_class, dict_keys_class, dict_values_class, generator_class
from abc import ABCMeta, abstractmethod
from typing import _Alias, _Parameters


class _Kind(ABCMeta):
    """`_methods` make a class one of a kind, whether it says so or not; of the larger kinds a class has to say it."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls._registered) or cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, other):
        if cls in other.__mro__:
            return True
        if cls is Hashable and issubclass(other, (list, dict, set, bytearray)) and "__hash__" not in other.__dict__:
            return False
        methods = cls.__dict__.get("_methods")
        if methods and all(getattr(other, method, None) is not None for method in methods):
            return True
        return super().__subclasscheck__(other)


class _Base(metaclass=_Kind):
    def __class_getitem__(cls, item):
        if cls is Callable and isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], list):
            item = (_Parameters(item[0]), item[1])
        return _Alias(cls.__name__, item, module=cls.__module__) if cls.__module__ == "collections.abc" else cls


class Callable(_Base):
    _methods = ('__call__',)

    @abstractmethod
    def __call__(self, *args, **kwargs):
        pass


class Hashable(_Base):
    _methods = ('__hash__',)

    @abstractmethod
    def __hash__(self):
        return 0


class Sized(_Base):
    _methods = ('__len__',)

    @abstractmethod
    def __len__(self):
        return 0


class Container(_Base):
    _methods = ('__contains__',)

    @abstractmethod
    def __contains__(self, item):
        return False


class Iterable(_Base):
    _methods = ('__iter__',)

    @abstractmethod
    def __iter__(self):
        yield from ()


class Iterator(Iterable):
    _methods = ('__iter__', '__next__')

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Reversible(Iterable):
    _methods = ('__reversed__', '__iter__')

    @abstractmethod
    def __reversed__(self):
        yield from ()


class Collection(Sized, Iterable, Container):
    _methods = ('__len__', '__iter__', '__contains__')


class Sequence(Reversible, Collection):
    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

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


class MutableSequence(Sequence):
    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

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


class Set(Collection):
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


class MutableSet(Set):
    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

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


class Mapping(Collection):
    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

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


class MutableMapping(Mapping):
    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

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


class MappingView(Sized):
    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class KeysView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, iterable):
        return set(iterable)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, iterable):
        return set(iterable)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


def _closing(name):
    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError(f"{name} ignored GeneratorExit")
    return close


class Generator(Iterator):
    _methods = ('__iter__', '__next__', 'send', 'throw', 'close')

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, kind, value=None, traceback=None):
        raise (kind() if value is None and isinstance(kind, type) else value or kind)

    def __next__(self):
        return self.send(None)

    close = _closing("generator")


class Awaitable(_Base):
    _methods = ('__await__',)

    @abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    _methods = ('__await__', 'send', 'throw', 'close')

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, kind, value=None, traceback=None):
        raise (kind() if value is None and isinstance(kind, type) else value or kind)

    close = _closing("coroutine")


class AsyncIterable(_Base):
    _methods = ('__aiter__',)

    @abstractmethod
    def __aiter__(self):
        pass


class AsyncIterator(AsyncIterable):
    _methods = ('__aiter__', '__anext__')

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    _methods = ('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, kind, value=None, traceback=None):
        raise (kind() if value is None and isinstance(kind, type) else value or kind)

    async def __anext__(self):
        return await self.asend(None)


_CONTAINERS = (list, tuple, dict, set, frozenset, str, bytes, bytearray, range)
_VIEWS = (dict_keys_class, dict_values_class, dict_items_class)
for _kind, _classes in (
    (Iterable, (*_CONTAINERS, *_VIEWS, generator_class)),
    (Reversible, (list, tuple, dict, range, *_VIEWS)),
    (Collection, (*_CONTAINERS, *_VIEWS)),
    (Sized, (*_CONTAINERS, *_VIEWS)),
    (Container, (*_CONTAINERS, *_VIEWS)),
    (Sequence, (list, tuple, str, bytes, bytearray, range)),
    (MutableSequence, (list, bytearray)),
    (Set, (set, frozenset, dict_keys_class, dict_items_class)),
    (MutableSet, (set,)),
    (Mapping, (dict,)),
    (MutableMapping, (dict,)),
    (KeysView, (dict_keys_class,)),
    (ItemsView, (dict_items_class,)),
    (ValuesView, (dict_values_class,)),
    (Iterator, (generator_class,)),
    (Generator, (generator_class,)),
    (Awaitable, (coroutine_class,)),
    (Coroutine, (coroutine_class,)),
    (AsyncIterable, (async_generator_class,)),
    (AsyncIterator, (async_generator_class,)),
    (AsyncGenerator, (async_generator_class,)),
):
    _kind._registered = _classes
