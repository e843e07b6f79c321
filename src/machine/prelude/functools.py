"""Functions that make functions."""

import _kernel

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            try:
                setattr(wrapper, name, value)
            except (AttributeError, TypeError):
                pass
    for name in updated:
        for key, value in (getattr(wrapped, name, None) or {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        if not self.keywords:
            return self.func(*self.args, *args, **keywords)
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(arg) for arg in self.args)
        parts.extend(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        return partial(self.func, instance, *self.args, **self.keywords)


def reduce(function, iterable, initial=_missing, /):
    iterator = iter(iterable)
    if initial is _missing:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class _CacheInfo(tuple):
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128)
    return lambda function: _cached(function, maxsize)


def cache(function):
    return _cached(function, None)


def _cached(function, maxsize):
    results = {}
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        key = (args, tuple(kwargs.items())) if kwargs else args
        value = results.get(key, _missing)
        if value is not _missing:
            hits += 1
            if maxsize is not None:
                # The one used last stands last.
                del results[key]
                results[key] = value
            return value
        misses += 1
        value = function(*args, **kwargs)
        if maxsize != 0:
            results[key] = value
            if maxsize is not None and len(results) > maxsize:
                del results[next(iter(results))]
        return value

    def cache_info():
        return _CacheInfo((hits, misses, maxsize, len(results)))

    def cache_clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return update_wrapper(wrapper, function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.name = None
        self.__doc__ = getattr(func, "__doc__", None)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        attributes = instance.__dict__
        if self.name in attributes:
            return attributes[self.name]
        value = self.func(instance)
        setattr(instance, self.name, value)
        return value


def total_ordering(cls):
    has = {name for name in ("__lt__", "__le__", "__gt__", "__ge__") if _kernel.defines(cls, name)}
    if not has:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    if "__lt__" in has:
        ways = {
            "__gt__": lambda self, other: _not(type(self).__lt__(self, other), lambda: self != other),
            "__le__": lambda self, other: _or(type(self).__lt__(self, other), lambda: self == other),
            "__ge__": lambda self, other: _not(type(self).__lt__(self, other)),
        }
    elif "__le__" in has:
        ways = {
            "__ge__": lambda self, other: _not(type(self).__le__(self, other), lambda: True) or self == other,
            "__lt__": lambda self, other: type(self).__le__(self, other) and self != other,
            "__gt__": lambda self, other: _not(type(self).__le__(self, other)),
        }
    elif "__gt__" in has:
        ways = {
            "__lt__": lambda self, other: _not(type(self).__gt__(self, other), lambda: self != other),
            "__ge__": lambda self, other: _or(type(self).__gt__(self, other), lambda: self == other),
            "__le__": lambda self, other: _not(type(self).__gt__(self, other)),
        }
    else:
        ways = {
            "__le__": lambda self, other: not type(self).__ge__(self, other) or self == other,
            "__gt__": lambda self, other: type(self).__ge__(self, other) and self != other,
            "__lt__": lambda self, other: _not(type(self).__ge__(self, other)),
        }
    for name, function in ways.items():
        if name not in has:
            setattr(cls, name, function)
    return cls


def _not(result, also=None):
    if result is NotImplemented:
        return result
    return not result and (also is None or also())


def _or(result, other):
    if result is NotImplemented:
        return result
    return result or other()


def cmp_to_key(compare):
    class Key:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

    return Key


def singledispatch(function):
    ways = {}

    def register(kind, implementation=None):
        if implementation is None:
            if isinstance(kind, type):
                return lambda implementation: register(kind, implementation)
            implementation = kind
            kind = next(iter(implementation.__annotations__.values()))
        ways[kind] = implementation
        return implementation

    def dispatch(kind):
        for base in kind.__mro__:
            if base in ways:
                return ways[base]
        return function

    def wrapper(*args, **kwargs):
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.register = register
    wrapper.dispatch = dispatch
    return update_wrapper(wrapper, function)
