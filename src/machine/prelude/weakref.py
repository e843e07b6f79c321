"""References that do not keep what they refer to. An object is told from others by its `id`, which is never given twice.

A `_Watcher` among the attributes of an object goes with it, and then calls back.
"""

import _kernel
import _weak
from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

_REFUSED = (int, float, str, bytes, bytearray, tuple, list, dict, bool, type(None), range, slice, type(...))


class _Watcher:
    def __init__(self):
        self.plain = None
        self.others = []

    def living(self):
        numbers = self.others if self.plain is None else [self.plain, *self.others]
        found = [_weak.find(number) for number in numbers]
        return [reference for reference in found if reference is not None]

    def __del__(self):
        for number in reversed(self.others):
            reference = _weak.find(number)
            if reference is not None:
                _call_back(reference)


def _call_back(reference):
    callback = reference.__callback__
    reference._callback = None
    if callback is None:
        return
    try:
        callback(reference)
    except BaseException as error:
        import traceback

        text = "".join(traceback.format_exception(error))
        _kernel.write(2, f"Exception ignored in: {callback!r}\n{text}")


def _has_no_place(cls):
    """Whether all its attributes are in slots, and none is for references."""
    own = [base for base in cls.__mro__ if base.__module__ != "builtins"]
    slots = [base.__dict__.get("__slots__") for base in own]
    return bool(own) and None not in slots and not any("__weakref__" in names for names in slots)


class ReferenceType:
    __module__ = "weakref"

    def __new__(cls, object, callback=None, *args, **kwargs):
        if type(object) in _REFUSED or _has_no_place(type(object)):
            raise TypeError(f"cannot create weak reference to '{type(object).__name__}' object")
        watcher = _weak.watch(object, _Watcher())
        is_plain = callback is None and cls is ReferenceType
        if is_plain and watcher is not None and watcher.plain is not None:
            known = _weak.find(watcher.plain)
            if known is not None:
                return known
        self = super().__new__(cls)
        self._number = id(object)
        self._process = _kernel.getpid()
        self._callback = callback
        if watcher is not None and is_plain:
            watcher.plain = id(self)
        elif watcher is not None:
            watcher.others.append(id(self))
        return self

    def __init__(self, object, callback=None):
        pass

    @property
    def __callback__(self):
        return self._callback

    def __call__(self):
        # A fork counts its objects anew.
        return _weak.find(self._number) if self._process == _kernel.getpid() else None

    def __hash__(self):
        code = self.__dict__.get("_hash")
        if code is None:
            object = self()
            if object is None:
                raise TypeError("weak object has gone away")
            code = self._hash = hash(object)
        return code

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, others = self(), other()
        if mine is None or others is None:
            return self is other
        return mine is others or mine == others

    def __repr__(self):
        object = self()
        start = f"<weakref at {id(self):#x}; "
        if object is None:
            return start + "dead>"
        name = getattr(object, "__name__", None)
        named = f" ({name})" if isinstance(name, str) else ""
        return start + f"to '{type(object).__name__}' at {id(object):#x}{named}>"


ref = ReferenceType


def getweakrefs(object):
    watcher = _weak.watch(object, None)
    return watcher.living() if isinstance(watcher, _Watcher) else []


def getweakrefcount(object):
    return len(getweakrefs(object))


class WeakMethod(ReferenceType):
    def __new__(cls, method, callback=None):
        if not hasattr(method, "__self__") or not hasattr(method, "__func__"):
            raise TypeError(f"argument should be a bound method, not {type(method)}")
        self = super().__new__(cls, method.__self__, callback)
        self._function = ReferenceType(method.__func__)
        return self

    def __call__(self):
        object = super().__call__()
        function = self._function()
        return None if object is None or function is None else _kernel.method_class(function, object)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return super().__call__() is ReferenceType.__call__(other) and self._function == other._function

    __hash__ = ReferenceType.__hash__


class ProxyType:
    """Does all that its object does, as long as that lives."""

    __module__ = "weakref"
    __hash__ = None

    def __init__(self, reference):
        object.__setattr__(self, "_weak_reference", reference)

    def __getattribute__(self, name):
        if name == "_weak_reference":
            return object.__getattribute__(self, name)
        return getattr(_object(self), name)

    def __setattr__(self, name, value):
        setattr(_object(self), name, value)

    def __delattr__(self, name):
        delattr(_object(self), name)

    def __repr__(self):
        target = _object(self)
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_object(self))

    def __bool__(self):
        return bool(_object(self))

    def __len__(self):
        return len(_object(self))

    def __iter__(self):
        return iter(_object(self))

    def __next__(self):
        return next(_object(self))

    def __contains__(self, item):
        return item in _object(self)

    def __getitem__(self, index):
        return _object(self)[index]

    def __setitem__(self, index, value):
        _object(self)[index] = value

    def __delitem__(self, index):
        del _object(self)[index]

    def __eq__(self, other):
        return _object(self) == _bare(other)

    def __ne__(self, other):
        return _object(self) != _bare(other)

    def __lt__(self, other):
        return _object(self) < _bare(other)

    def __le__(self, other):
        return _object(self) <= _bare(other)

    def __gt__(self, other):
        return _object(self) > _bare(other)

    def __ge__(self, other):
        return _object(self) >= _bare(other)

    def __add__(self, other):
        return _object(self) + _bare(other)

    def __sub__(self, other):
        return _object(self) - _bare(other)

    def __mul__(self, other):
        return _object(self) * _bare(other)

    def __truediv__(self, other):
        return _object(self) / _bare(other)

    def __radd__(self, other):
        return other + _object(self)

    def __int__(self):
        return int(_object(self))

    def __float__(self):
        return float(_object(self))


class CallableProxyType(ProxyType):
    __module__ = "weakref"

    def __call__(self, *args, **kwargs):
        return _object(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    # It is the proxy that is called back with, and it must not live longer for that.
    made = None
    if callback is None:
        reference = ReferenceType(object)
    else:
        reference = ReferenceType(object, lambda reference: made is not None and callback(made))
    made = (CallableProxyType if callable(object) else ProxyType)(reference)
    return made


def _object(proxy):
    target = proxy._weak_reference()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _bare(value):
    return _object(value) if isinstance(value, ProxyType) else value


class KeyedRef(ReferenceType):
    def __new__(cls, object, callback, key):
        self = super().__new__(cls, object, callback)
        self.key = key
        return self

    def __init__(self, object, callback, key):
        pass


class _WeakDictionary(_MutableMapping):
    """What both kinds have in common: each knows its `_living` pairs."""

    def __len__(self):
        return len(self._living())

    def __iter__(self):
        return iter([key for key, _ in self._living()])

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self._living()])

    def items(self):
        return iter(self._living())

    def popitem(self):
        pairs = self._living()
        if not pairs:
            raise KeyError("popitem(): dictionary is empty")
        del self[pairs[-1][0]]
        return pairs[-1]


class WeakValueDictionary(_WeakDictionary):
    def __init__(self, other=(), /, **kwargs):
        here = ReferenceType(self)

        def remove(reference):
            mapping = here()
            if mapping is not None and mapping.data.get(reference.key) is reference:
                del mapping.data[reference.key]

        self._remove = remove
        self.data = {}
        self.update(other, **kwargs)

    def _living(self):
        """Pairs of those that live; what cannot call back is taken out here."""
        pairs = [(key, reference()) for key, reference in list(self.data.items())]
        for key, value in pairs:
            if value is None:
                del self.data[key]
        return [pair for pair in pairs if pair[1] is not None]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def __copy__(self):
        return WeakValueDictionary(self)

    copy = __copy__

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def itervaluerefs(self):
        return iter(self.valuerefs())

    def valuerefs(self):
        return list(self.data.values())

    def pop(self, key, *default):
        value = self.get(key)
        self.data.pop(key, None)
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=(), /, **kwargs):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class WeakKeyDictionary(_WeakDictionary):
    def __init__(self, dict=None):
        here = ReferenceType(self)

        def remove(reference):
            mapping = here()
            if mapping is not None:
                mapping.data.pop(reference, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _living(self):
        triples = [(reference(), value, reference) for reference, value in list(self.data.items())]
        for key, _, reference in triples:
            if key is None:
                del self.data[reference]
        return [(key, value) for key, value, _ in triples if key is not None]

    def __getitem__(self, key):
        return self.data[ReferenceType(key)]

    def __setitem__(self, key, value):
        self.data[ReferenceType(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ReferenceType(key)]

    def __contains__(self, key):
        return type(key) not in _REFUSED and ReferenceType(key) in self.data

    def __copy__(self):
        return WeakKeyDictionary(self)

    copy = __copy__

    def get(self, key, default=None):
        return self.data.get(ReferenceType(key), default)

    def keyrefs(self):
        return list(self.data)

    def pop(self, key, *default):
        return self.data.pop(ReferenceType(key), *default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ReferenceType(key, self._remove), default)

    def update(self, other=None, /, **kwargs):
        for key, value in other.items() if hasattr(other, "items") else other or ():
            self[key] = value


class WeakSet(_MutableSet):
    def __init__(self, data=None):
        here = ReferenceType(self)

        def remove(reference):
            members = here()
            if members is not None:
                members.data.discard(reference)

        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def _living(self):
        pairs = [(reference(), reference) for reference in list(self.data)]
        for item, reference in pairs:
            if item is None:
                self.data.discard(reference)
        return [item for item, _ in pairs if item is not None]

    def __iter__(self):
        return iter(self._living())

    def __len__(self):
        return len(self._living())

    def __contains__(self, item):
        return type(item) not in _REFUSED and ReferenceType(item) in self.data

    def __repr__(self):
        return repr({ReferenceType(item) for item in self})

    def add(self, item):
        self.data.add(ReferenceType(item, self._remove))

    def discard(self, item):
        self.data.discard(ReferenceType(item))

    def remove(self, item):
        self.data.remove(ReferenceType(item))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        for item in self:
            self.discard(item)
            return item
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    def difference(self, other):
        other = list(other)
        return self.__class__([item for item in self if item not in other])

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    def symmetric_difference(self, other):
        return self.difference(other).union([item for item in other if item not in self])

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def issubset(self, other):
        return all(item in other for item in self)

    def issuperset(self, other):
        return all(item in self for item in other)

    def isdisjoint(self, other):
        return not self.intersection(other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __or__ = union
    __sub__ = difference
    __and__ = intersection
    __xor__ = symmetric_difference
    __le__ = issubset
    __ge__ = issuperset


class finalize:
    """Calls a function when an object has gone, or at the end of the program."""

    _registry = {}
    _made = 0

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._made:
            import atexit

            atexit.register(finalize._exit)
        finalize._made += 1
        reference = ReferenceType(obj, self)
        finalize._registry[self] = [reference, func, args, kwargs, True, finalize._made]

    def __call__(self, _=None):
        known = finalize._registry.pop(self, None)
        if known is not None:
            return known[1](*known[2], **known[3])

    def detach(self):
        known = finalize._registry.get(self)
        target = None if known is None else known[0]()
        if target is not None:
            del finalize._registry[self]
            return target, known[1], known[2], known[3]

    def peek(self):
        known = finalize._registry.get(self)
        target = None if known is None else known[0]()
        if target is not None:
            return target, known[1], known[2], known[3]

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        known = finalize._registry.get(self)
        return known is not None and known[4]

    @atexit.setter
    def atexit(self, value):
        known = finalize._registry.get(self)
        if known is not None:
            known[4] = bool(value)

    def __repr__(self):
        known = self.peek()
        if known is None:
            return f"<finalize object at {id(self):#x}; dead>"
        return f"<finalize object at {id(self):#x}; for {type(known[0]).__name__!r} at {id(known[0]):#x}>"

    @classmethod
    def _exit(cls):
        while True:
            waiting = [item for item in cls._registry.items() if item[1][4]]
            if not waiting:
                return
            last = max(waiting, key=lambda item: item[1][5])[0]
            try:
                last()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())
