"""The names of C's numbers, for what processes share."""


class _Simple:
    _type_ = "i"

    def __init__(self, value=0):
        self.value = value

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


def _simple(name, code):
    return type(name, (_Simple,), {"_type_": code, "__module__": "ctypes"})


c_int = _simple("c_int", "i")
c_uint = _simple("c_uint", "I")
c_long = _simple("c_long", "l")
c_ulong = _simple("c_ulong", "L")
c_longlong = c_long
c_ulonglong = c_ulong
c_short = _simple("c_short", "h")
c_ushort = _simple("c_ushort", "H")
c_byte = _simple("c_byte", "b")
c_ubyte = _simple("c_ubyte", "B")
c_int8, c_int16, c_int32, c_int64 = c_byte, c_short, c_int, c_long
c_uint8, c_uint16, c_uint32, c_uint64 = c_ubyte, c_ushort, c_uint, c_ulong
c_size_t = c_ulong
c_float = _simple("c_float", "f")
c_double = _simple("c_double", "d")
c_bool = _simple("c_bool", "?")
c_char = _simple("c_char", "c")
c_wchar = _simple("c_wchar", "u")
c_char_p = _simple("c_char_p", "z")
c_wchar_p = _simple("c_wchar_p", "Z")


class Structure:
    _fields_ = []

    def __init__(self, *values, **named):
        for (name, kind, *_), value in zip(self._fields_, values):
            named[name] = value
        for name, kind, *_ in self._fields_:
            initial = 0.0 if kind in (c_double, c_float) else 0
            value = named.get(name, initial)
            setattr(self, name, float(value) if kind in (c_double, c_float) else value)
