"""Lists of numbers of one kind."""

import struct

typecodes = "bBuhHiIlLqQfd"


class array:
    __module__ = "array"

    def __init__(self, typecode, initializer=()):
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = 4 if typecode == "u" else struct.calcsize("@" + typecode)
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _one(self, value):
        if self.typecode == "u":
            return value
        if self.typecode == "d":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return float(value)
        if self.typecode != "f" and not hasattr(value, "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        try:
            return struct.unpack("@" + self.typecode, struct.pack("@" + self.typecode, value))[0]
        except struct.error:
            names = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short", "i": "signed integer"}
            word = "greater than maximum" if value > 0 else "less than minimum"
            raise OverflowError(f"{names.get(self.typecode, 'Python int')} is {word}") from None

    def append(self, value):
        self._items.append(self._one(value))

    def extend(self, values):
        self._items.extend([self._one(value) for value in values])

    fromlist = extend

    def insert(self, index, value):
        self._items.insert(index, self._one(value))

    def pop(self, index=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(index)

    def remove(self, value):
        if value not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(value)

    def index(self, value):
        return self._items.index(value)

    def count(self, value):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tobytes(self):
        return struct.pack(f"@{len(self._items)}{self.typecode}", *self._items)

    def frombytes(self, data):
        self._items.extend(struct.unpack(f"@{len(data) // self.itemsize}{self.typecode}", data))

    def tounicode(self):
        return "".join(self._items)

    def buffer_info(self):
        return id(self), len(self._items)

    def _like(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, index):
        found = self._items[index]
        return self._like(found) if isinstance(index, slice) else found

    def __setitem__(self, index, value):
        self._items[index] = list(value) if isinstance(index, slice) else self._one(value)

    def __delitem__(self, index):
        del self._items[index]

    def __contains__(self, value):
        return value in self._items

    def __add__(self, other):
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        self._items.extend(other._items)
        return self

    def __mul__(self, times):
        return self._like(self._items * times)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        shown = repr("".join(self._items)) if self.typecode == "u" else repr(self._items)
        return f"array('{self.typecode}', {shown})"


ArrayType = array
