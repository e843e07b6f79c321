"""Numbers that processes share: the one who looks at them takes them out of their channel for a moment."""

import _kernel
from multiprocessing.synchronize import RLock

_BITS = {"b": 8, "h": 16, "i": 32, "l": 64, "q": 64, "B": -8, "H": -16, "I": -32, "L": -64, "Q": -64}
_NAMES = {"c": "c_char", "u": "c_wchar", "b": "c_byte", "B": "c_ubyte", "h": "c_short", "H": "c_ushort", "i": "c_int"}
_NAMES.update({"I": "c_uint", "l": "c_long", "L": "c_ulong", "q": "c_long", "Q": "c_ulong", "f": "c_float", "d": "c_double"})


def _whole(bits):
    def convert(value):
        if isinstance(value, float):
            raise TypeError("'float' object cannot be interpreted as an integer")
        value = value.__index__() & ((1 << abs(bits)) - 1)
        return value - (1 << bits) if bits > 0 and value >> (bits - 1) else value

    return convert


def _kind(code):
    """How a value is converted, the name of its type in C, and what it is at first."""
    if not isinstance(code, str):
        if hasattr(code, "_fields_"):
            return (lambda value: value), code.__name__, None
        name = code.__name__
        if name in ("c_bool", "c_char_p", "c_wchar_p"):
            return (bool if name == "c_bool" else lambda value: value), name, False if name == "c_bool" else None
        code = code._type_
        return _kind(code)[0], name, _kind(code)[2]
    if code in ("d", "f"):
        return float, _NAMES[code], 0.0
    if code in ("c", "u"):
        return (lambda value: value), _NAMES[code], b"\0" if code == "c" else "\0"
    if code not in _BITS:
        raise TypeError("this type has no size")
    return _whole(_BITS[code]), _NAMES[code], 0


class RawValue:
    def __init__(self, typecode_or_type, *args):
        self._convert, self._c_name, initial = _kind(typecode_or_type)
        self._channel = _kernel.open_channel()
        if hasattr(typecode_or_type, "_fields_"):
            initial = typecode_or_type(*(args[0] if len(args) == 1 and isinstance(args[0], tuple) else args))
        elif args:
            initial = self._convert(args[0])
        _kernel.send(self._channel, initial)

    @property
    def value(self):
        value = _kernel.receive(self._channel, None)
        _kernel.send(self._channel, value)
        return value

    @value.setter
    def value(self, value):
        value = self._convert(value)
        _kernel.receive(self._channel, None)
        _kernel.send(self._channel, value)

    def __repr__(self):
        return f"{self._c_name}({self.value!r})"


class _Locked:
    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self, block=True, timeout=None):
        return self._lock.acquire(block, timeout)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, kind, error, traceback):
        return self._lock.__exit__(kind, error, traceback)


class Value(RawValue, _Locked):
    def __init__(self, typecode_or_type, *args, lock=True, ctx=None):
        RawValue.__init__(self, typecode_or_type, *args)
        self._lock = lock if lock is not True and lock is not False else RLock()

    def __repr__(self):
        return f"<Synchronized wrapper for {RawValue.__repr__(self)}>"

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.value, name)


class RawArray:
    def __init__(self, typecode_or_type, size_or_initializer):
        self._convert, self._c_name, initial = _kind(typecode_or_type)
        self._has_fields = hasattr(typecode_or_type, "_fields_")
        if self._has_fields:
            kind = typecode_or_type
            self._convert = lambda value: value if isinstance(value, kind) else kind(*value)
        if isinstance(size_or_initializer, int) and self._has_fields:
            items = [typecode_or_type() for _ in range(size_or_initializer)]
        elif isinstance(size_or_initializer, int):
            items = [initial] * size_or_initializer
        elif isinstance(size_or_initializer, bytes):
            items = [bytes([item]) for item in size_or_initializer]
        else:
            items = [self._convert(item) for item in size_or_initializer]
        self._length = len(items)
        self._channel = _kernel.open_channel()
        _kernel.send(self._channel, items)

    def _look(self):
        items = _kernel.receive(self._channel, None)
        _kernel.send(self._channel, items)
        return items

    @property
    def raw(self):
        return b"".join(self._look())

    @property
    def value(self):
        if self._c_name != "c_char":
            raise AttributeError(f"'{self._c_name}_Array_{self._length}' object has no attribute 'value'")
        return self.raw.partition(b"\0")[0]

    @value.setter
    def value(self, new):
        self[: len(new)] = [bytes([item]) for item in new]

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if self._has_fields and not isinstance(index, slice):
            return _Item(self, range(self._length)[index])
        found = self._look()[index]
        return b"".join(found) if isinstance(index, slice) and self._c_name == "c_char" else found

    def __setitem__(self, index, value):
        value = [self._convert(item) for item in value] if isinstance(index, slice) else self._convert(value)
        items = _kernel.receive(self._channel, None)
        try:
            items[index] = value
        finally:
            _kernel.send(self._channel, items)

    def __iter__(self):
        if self._has_fields:
            return iter([_Item(self, at) for at in range(self._length)])
        return iter(self._look())

    def __repr__(self):
        return f"<multiprocessing.sharedctypes.{self._c_name}_Array_{self._length} object at {id(self):#x}>"


class _Item:
    """A structure in an array: what is set in it is set there."""

    def __init__(self, array, index):
        self.__dict__["_place"] = (array, index)

    def __getattr__(self, name):
        array, index = self._place
        return getattr(array._look()[index], name)

    def __setattr__(self, name, value):
        array, index = self._place
        items = _kernel.receive(array._channel, None)
        setattr(items[index], name, value)
        _kernel.send(array._channel, items)


class Array(RawArray, _Locked):
    def __init__(self, typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
        RawArray.__init__(self, typecode_or_type, size_or_initializer)
        self._lock = lock if lock is not True and lock is not False else RLock()

    def __repr__(self):
        return f"<SynchronizedArray wrapper for {RawArray.__repr__(self)}>"


def synchronized(shared, lock=None, ctx=None):
    return shared


def copy(shared):
    return shared
