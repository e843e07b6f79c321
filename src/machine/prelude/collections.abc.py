"""The kinds of containers, for `isinstance` and annotations."""

from _kernel import async_generator_class, bytes_class, coroutine_class, generator_class, special
from typing import _Alias


class _Kind(type):
    def __instancecheck__(cls, instance):
        if cls._classes and isinstance(instance, cls._classes):
            return True
        return all(hasattr(type(instance), method) for method in cls._methods)

    def __subclasscheck__(cls, other):
        return cls in other.__mro__ or all(hasattr(other, method) for method in cls._methods)

    def __getitem__(cls, item):
        return _Alias(cls.__name__, item)


def _kind(name, methods, classes=()):
    return _Kind(name, (), {"_methods": methods, "_classes": classes, "__module__": "collections.abc"})


Callable = _kind("Callable", ("__call__",))
Hashable = _kind("Hashable", ("__hash__",))
Sized = _kind("Sized", ("__len__",))
Container = _kind("Container", ("__contains__",))
Iterable = _kind("Iterable", ("__iter__",), (list, tuple, dict, set, frozenset, str, bytes, range, generator_class))
Iterator = _kind("Iterator", ("__iter__", "__next__"), (generator_class,))
Reversible = _kind("Reversible", ("__reversed__",), (list, tuple, dict, range))
Collection = _kind("Collection", ("__len__", "__iter__", "__contains__"), (list, tuple, dict, set, frozenset, str, range))
Sequence = _kind("Sequence", ("__len__", "__getitem__", "index", "count"), (list, tuple, str, bytes, range))
MutableSequence = _kind("MutableSequence", ("__len__", "__setitem__", "append", "insert"), (list,))
Set = _kind("Set", ("isdisjoint", "__and__"), (set, frozenset))
MutableSet = _kind("MutableSet", ("add", "discard"), (set,))
Mapping = _kind("Mapping", ("keys", "items", "__getitem__"), (dict,))
MutableMapping = _kind("MutableMapping", ("keys", "items", "__setitem__"), (dict,))
Generator = _kind("Generator", ("send", "throw", "close", "__next__"), (generator_class,))
Awaitable = _kind("Awaitable", ("__await__",), (coroutine_class,))
Coroutine = _kind("Coroutine", ("send", "throw", "close", "__await__"), (coroutine_class,))
AsyncIterable = _kind("AsyncIterable", ("__aiter__",), (async_generator_class,))
AsyncIterator = _kind("AsyncIterator", ("__aiter__", "__anext__"), (async_generator_class,))
AsyncGenerator = _kind("AsyncGenerator", ("__aiter__", "__anext__", "asend"), (async_generator_class,))
