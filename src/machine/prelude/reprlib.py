"""Texts of objects with a limit to their length."""

from builtins import repr as _whole
from itertools import islice

from _thread import get_ident

_SHAPES = (("tuple", tuple, "(", ")"), ("list", list, "[", "]"), ("set", set, "{", "}"), ("frozenset", frozenset, "frozenset({", "})"))


class Repr:
    def __init__(self):
        self.fillvalue = "..."
        self.maxlevel = 6
        self.maxtuple = self.maxlist = self.maxarray = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxdict = 4
        self.maxstring = self.maxother = 30
        self.maxlong = 40

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = "_".join(type(x).__name__.split())
        if hasattr(self, "repr_" + name):
            return getattr(self, "repr_" + name)(x, level)
        for name, kind, left, right in _SHAPES:
            if type(x) is kind:
                return self._items(x, level, left, right, getattr(self, "max" + name))
        if isinstance(x, dict):
            return self._mapping(x, level)
        most = self.maxstring if isinstance(x, str) else self.maxlong if isinstance(x, int) else self.maxother
        return self._cut(_whole(x[:most] if isinstance(x, str) else x), most)

    def _cut(self, text, most):
        if len(text) <= most:
            return text
        first = max(0, (most - 3) // 2)
        last = max(0, most - 3 - first)
        return text[:first] + self.fillvalue + text[len(text) - last :]

    def _items(self, x, level, left, right, most):
        if not x and isinstance(x, (set, frozenset)):
            return _whole(x)
        if level <= 0 and x:
            return left + self.fillvalue + right
        if isinstance(x, (set, frozenset)):
            try:
                items = sorted(x)
            except TypeError:
                items = list(x)
        else:
            items = x
        parts = [self.repr1(item, level - 1) for item in islice(items, most)]
        if len(x) > most:
            parts.append(self.fillvalue)
        comma = "," if isinstance(x, tuple) and len(x) == 1 else ""
        return f"{left}{', '.join(parts)}{comma}{right}"

    def _mapping(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        try:
            keys = sorted(x)
        except TypeError:
            keys = list(x)
        parts = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}" for key in keys[: self.maxdict]]
        if len(x) > self.maxdict:
            parts.append(self.fillvalue)
        return "{" + ", ".join(parts) + "}"


aRepr = Repr()
repr = aRepr.repr


def recursive_repr(fillvalue="..."):
    """For a `__repr__` that may come to the same object again."""

    def decorate(function):
        running = set()

        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        wrapper.__name__ = function.__name__
        wrapper.__qualname__ = function.__qualname__
        wrapper.__module__ = function.__module__
        wrapper.__wrapped__ = function
        return wrapper

    return decorate
