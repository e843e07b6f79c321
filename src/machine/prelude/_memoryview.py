"""`memoryview`: the bytes of another object, as numbers of some format and in some shape, without a copy.

It is a class of `core`, which fetches this when the first is made.
"""

from _kernel import extend, new_instance
from array import array as _array

_SIZES = {"c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8, "P": 8, "e": 2, "f": 4, "d": 8}


def made(object):
    if isinstance(object, memoryview):
        object._check()
        return _view(object._base, object.obj, object._start, object.shape, object.strides, object.format, object.readonly)
    if isinstance(object, (bytes, bytearray)):
        return _view(object, object, 0, (len(object),), (1,), "B", isinstance(object, bytes))
    if isinstance(object, _array):
        size = object.itemsize
        return _view(_OfArray(object), object, 0, (len(object),), (size,), object.typecode, False)
    raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")


def _view(base, obj, start, shape, strides, format, readonly):
    self = new_instance(memoryview, ())
    self._base = base
    self._start = start
    self.obj = obj
    self.shape = shape
    self.strides = strides
    self.format = format
    self.itemsize = _SIZES[format[-1]]
    self.readonly = readonly
    self.ndim = len(shape)
    self.suboffsets = ()
    self.nbytes = self.itemsize
    for count in shape:
        self.nbytes *= count
    # `_plain_end` says where it ends, if its bytes are those of its base in one piece: the machine reads them there.
    self.c_contiguous = self.contiguous = strides == _strides(shape, self.itemsize)
    self.f_contiguous = self.contiguous and len(shape) < 2
    if self.contiguous and not isinstance(base, _OfArray):
        self._plain_end = start + self.nbytes
    return self


def _strides(shape, size):
    found = []
    for count in reversed(shape):
        found.insert(0, size)
        size *= count
    return tuple(found)


class _OfArray:
    """The items of an array as bytes."""

    def __init__(self, items):
        self._items = items

    def __getitem__(self, part):
        size = self._items.itemsize
        first = part.start // size
        data = self._items[first : -(-part.stop // size)].tobytes()
        return data[part.start - first * size : part.stop - first * size]

    def __setitem__(self, part, data):
        size = self._items.itemsize
        first, end = part.start // size, -(-part.stop // size)
        old = bytearray(self._items[first:end].tobytes())
        old[part.start - first * size : part.stop - first * size] = data
        self._items[first:end] = _array(self._items.typecode, bytes(old))


def _unpacked(self, start):
    data = self._base[start : start + self.itemsize]
    if self.format == "B":
        return data[0]
    if self.format == "c":
        return bytes(data)
    from struct import unpack

    return unpack(self.format, bytes(data))[0]


def _packed(self, value):
    if self.format == "c":
        if not isinstance(value, bytes):
            raise TypeError("memoryview: invalid type for format 'c'")
        if len(value) != 1:
            raise ValueError("memoryview: invalid value for format 'c'")
        return value
    is_number = isinstance(value, (int, float)) if self.format in "fde" else hasattr(value, "__index__")
    if not is_number and self.format != "?":
        raise TypeError(f"memoryview: invalid type for format '{self.format}'")
    from struct import error, pack

    try:
        return pack(self.format, value)
    except error:
        raise ValueError(f"memoryview: invalid value for format '{self.format}'") from None


class _Methods:
    def _check(self):
        if self._base is None:
            raise ValueError("operation forbidden on released memoryview object")

    def __len__(self):
        self._check()
        return self.shape[0] if self.shape else 1

    def _place(self, index, dimension=0):
        count = self.shape[dimension]
        index = index.__index__()
        if not -count <= index < count:
            raise IndexError(f"index out of bounds on dimension {dimension + 1}")
        return (index + count if index < 0 else index) * self.strides[dimension]

    def _found(self, index):
        """Where the item of an index is."""
        if isinstance(index, tuple):
            if len(index) < self.ndim:
                raise NotImplementedError("sub-views are not implemented")
            if len(index) > self.ndim:
                raise TypeError(f"cannot index {self.ndim}-dimension view with {len(index)}-element tuple")
            return self._start + sum([self._place(each, dimension) for dimension, each in enumerate(index)])
        if not hasattr(type(index), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        if self.ndim == 0:
            raise TypeError("invalid indexing of 0-dim memory")
        if self.ndim > 1:
            raise NotImplementedError("multi-dimensional sub-views are not implemented")
        count = self.shape[0]
        if not -count <= index < count:
            raise IndexError("index out of bounds on dimension 1")
        return self._start + (index + count if index < 0 else index) * self.strides[0]

    def __getitem__(self, index):
        self._check()
        if not isinstance(index, slice):
            return _unpacked(self, self._found(index))
        first, end, step = index.indices(self.shape[0])
        count = len(range(first, end, step))
        start = self._start + first * self.strides[0]
        shape, strides = (count, *self.shape[1:]), (step * self.strides[0], *self.strides[1:])
        return _view(self._base, self.obj, start, shape, strides, self.format, self.readonly)

    def __setitem__(self, index, value):
        self._check()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if not isinstance(index, slice):
            start = self._found(index)
            self._base[start : start + self.itemsize] = _packed(self, value)
            return
        target, new = self[index], made(value)
        if new.format != target.format or new.shape != target.shape:
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        data, size = new.tobytes(), self.itemsize
        for place in range(target.shape[0]):
            start = target._start + place * target.strides[0]
            self._base[start : start + size] = data[place * size : place * size + size]

    def __delitem__(self, index):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        self._check()
        for index in range(len(self)):
            yield self[index]

    def __contains__(self, value):
        return any(each == value for each in self)

    def _starts(self):
        """Where each item begins, in their order."""
        starts = [self._start]
        for count, stride in zip(self.shape, self.strides):
            starts = [start + stride * index for start in starts for index in range(count)]
        return starts

    def tobytes(self, order="C"):
        self._check()
        if self.contiguous:
            return bytes(self._base[self._start : self._start + self.nbytes])
        return b"".join([bytes(self._base[start : start + self.itemsize]) for start in self._starts()])

    def __bytes__(self):
        return self.tobytes()

    def tolist(self):
        self._check()
        found = [_unpacked(self, start) for start in self._starts()]
        for count in reversed(self.shape[1:]):
            found = [found[at : at + count] for at in range(0, len(found), count)]
        return found if self.shape else found[0]

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def toreadonly(self):
        self._check()
        return _view(self._base, self.obj, self._start, self.shape, self.strides, self.format, True)

    def cast(self, format, shape=None):
        self._check()
        if format.lstrip("@") not in _SIZES:
            raise ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
        if not self.contiguous:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        size = _SIZES[format[-1]]
        if self.format not in ("B", "b", "c") and format not in ("B", "b", "c"):
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        if self.nbytes % size:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        shape = (self.nbytes // size,) if shape is None else tuple(shape)
        made = _view(self._base, self.obj, self._start, shape, _strides(shape, size), format, self.readonly)
        if made.nbytes != self.nbytes:
            raise TypeError("memoryview: product(shape) * itemsize != buffer size")
        return made

    def release(self):
        self._base = self._plain_end = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.release()

    def __eq__(self, other):
        if self is other:
            return True
        try:
            other = made(other)
        except TypeError:
            return NotImplemented
        if self._base is None or other._base is None or self.shape != other.shape:
            return False
        return self.tolist() == other.tolist()

    def __hash__(self):
        self._check()
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        if self.format not in ("B", "b", "c"):
            raise ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
        return hash(self.tobytes())

    def __repr__(self):
        return f"<{'released memory' if self._base is None else 'memory'} at {hex(id(self))}>"

    def __reduce__(self):
        raise TypeError("cannot pickle 'memoryview' object")


for _name, _function in list(_Methods.__dict__.items()):
    if _name not in ("__module__", "__dict__", "__weakref__", "__doc__", "__qualname__"):
        extend(memoryview, _name, _function)
