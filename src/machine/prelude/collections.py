"""Containers beyond the built-in ones."""

import _kernel


class deque(list):
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self.maxlen = maxlen
        self.extend(iterable)

    def __repr__(self):
        if self.maxlen is None:
            return f"deque({list(self)!r})"
        return f"deque({list(self)!r}, maxlen={self.maxlen})"

    def append(self, item):
        list.append(self, item)
        if self.maxlen is not None and len(self) > self.maxlen:
            list.pop(self, 0)

    def appendleft(self, item):
        list.insert(self, 0, item)
        if self.maxlen is not None and len(self) > self.maxlen:
            list.pop(self)

    def extend(self, iterable):
        if self.maxlen is None:
            list.extend(self, iterable)
            return
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)

    def pop(self):
        if not self:
            raise IndexError("pop from an empty deque")
        return list.pop(self)

    def popleft(self):
        if not self:
            raise IndexError("pop from an empty deque")
        return list.pop(self, 0)

    def remove(self, value):
        try:
            list.remove(self, value)
        except ValueError:
            raise ValueError("deque.remove(x): x not in deque") from None

    def rotate(self, n=1):
        if not self:
            return
        n %= len(self)
        items = list(self)
        self[:] = items[-n:] + items[:-n] if n else items

    def copy(self):
        return type(self)(self, self.maxlen)

    __copy__ = copy

    def __add__(self, other):
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, other):
        self.extend(other)
        return self


class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        self.update(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __getitem__(self, key):
        if key in self:
            return dict.__getitem__(self, key)
        return self.__missing__(key)

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict(self)!r})"

    def copy(self):
        return type(self)(self.default_factory, self)


class OrderedDict(dict):
    def __init__(self, *args, **kwargs):
        self.update(*args, **kwargs)

    def __repr__(self):
        return f"OrderedDict({dict(self)!r})" if self else "OrderedDict()"

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        if last:
            self[key] = value
            return
        items = list(self.items())
        self.clear()
        self[key] = value
        for other, value in items:
            self[other] = value

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(list(self))) if last else next(iter(self))
        return key, dict.pop(self, key)

    def copy(self):
        return type(self)(self)


class Counter(dict):
    def __init__(self, iterable=None, /, **counts):
        self.update(iterable, **counts)

    def __missing__(self, key):
        return 0

    def __getitem__(self, key):
        return dict.get(self, key, 0)

    def update(self, iterable=None, /, **counts):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self[key] + count
        elif iterable is not None:
            for key in iterable:
                self[key] = self[key] + 1
        for key, count in counts.items():
            self[key] = self[key] + count

    def subtract(self, iterable=None, /, **counts):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self[key] - count
        elif iterable is not None:
            for key in iterable:
                self[key] = self[key] - 1
        for key, count in counts.items():
            self[key] = self[key] - count

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return type(self)(self)

    def __repr__(self):
        if not self:
            return "Counter()"
        return f"Counter({dict(self.most_common())!r})"

    def __add__(self, other):
        return self._joined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._joined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._joined(other, max)

    def __and__(self, other):
        return self._joined(other, min)

    def _joined(self, other, function):
        result = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            count = function(self[key], other[key])
            if count > 0:
                result[key] = count
        return result


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple(field_names)
    defaults = tuple(defaults or ())
    by_name = dict(zip(fields[len(fields) - len(defaults) :], defaults))

    def make_new(cls, *args, **kwargs):
        if len(args) > len(fields):
            raise TypeError(
                f"{typename}.__new__() takes {len(fields) + 1} positional arguments but {len(args) + 1} were given"
            )
        values = list(args)
        missing = []
        for field in fields[len(args) :]:
            if field in kwargs:
                values.append(kwargs.pop(field))
            elif field in by_name:
                values.append(by_name[field])
            else:
                missing.append(repr(field))
        if missing:
            plural = "s" if len(missing) > 1 else ""
            names = missing[0] if len(missing) == 1 else ", ".join(missing[:-1]) + " and " + missing[-1]
            raise TypeError(
                f"{typename}.__new__() missing {len(missing)} required positional argument{plural}: {names}"
            )
        for name in kwargs:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument '{name}'")
        from _kernel import wrap

        return wrap(cls, tuple(values))

    def make(cls, iterable):
        return cls(*iterable)

    def as_dict(self):
        return dict(zip(fields, self))

    def replace(self, **kwargs):
        return type(self)(**{**as_dict(self), **kwargs})

    def show(self):
        inside = ", ".join(f"{field}={value!r}" for field, value in zip(fields, self))
        return f"{type(self).__name__}({inside})"

    namespace = {
        "__new__": make_new,
        "__repr__": show,
        "__match_args__": fields,
        "_fields": fields,
        "_field_defaults": by_name,
        "_make": classmethod(make),
        "_asdict": as_dict,
        "_replace": replace,
    }
    for index, field in enumerate(fields):
        namespace[field] = _item_property(index)
    return type(typename, (tuple,), namespace)


def _item_property(index):
    return property(lambda self: tuple.__getitem__(self, index))


def __getattr__(name):
    return _kernel.core("_complete")("collections", "_collections", name)
