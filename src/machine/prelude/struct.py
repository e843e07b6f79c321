"""Numbers as bytes."""

import math


class error(Exception):
    pass


_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_NATIVE = {**_SIZES, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_RANGES = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
_FLOATS = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}


def _parsed(format):
    if isinstance(format, bytes):
        format = format.decode()
    order, sizes, aligned = "little", _NATIVE, True
    if format[:1] in ("@", "=", "<", ">", "!"):
        if format[0] in ">!":
            order = "big"
        aligned = format[0] == "@"
        sizes = _NATIVE if aligned else _SIZES
        format = format[1:]
    fields, count, offset = [], "", 0
    for letter in format:
        if letter.isspace():
            continue
        if letter.isdigit():
            count += letter
            continue
        if letter not in sizes:
            raise error("bad char in struct format")
        size, times = sizes[letter], int(count) if count else 1
        count = ""
        if aligned and letter not in "xcsp?" and offset % size:
            fields.append(("x", size - offset % size, 1))
            offset += size - offset % size
        if letter in "sp":
            fields.append((letter, times, times))
        elif letter == "x":
            fields.append(("x", times, 1))
        else:
            fields.extend([(letter, size, 1)] * times)
        offset += size * times
    return fields, order, offset


def calcsize(format):
    return _parsed(format)[2]


def pack(format, *values):
    fields, order, _ = _parsed(format)
    wanted = sum(letter != "x" for letter, _, _ in fields)
    if wanted != len(values):
        raise error(f"pack expected {wanted} items for packing (got {len(values)})")
    left, made = iter(values), bytearray()
    for letter, size, _ in fields:
        made += bytes(size) if letter == "x" else _packed(letter, size, order, next(left))
    return bytes(made)


def _packed(letter, size, order, value):
    if letter == "s":
        return bytes(value[:size]) + bytes(max(size - len(value), 0))
    if letter == "p":
        kept = value[: size - 1]
        return bytes([len(kept)]) + bytes(kept) + bytes(size - 1 - len(kept))
    if letter == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if letter == "?":
        return b"\x01" if value else b"\x00"
    if letter in _FLOATS:
        if not isinstance(value, (int, float)):
            raise error("required argument is not a float")
        return _float_bits(float(value), *_FLOATS[letter]).to_bytes(size, order)
    if not hasattr(value, "__index__"):
        raise error("required argument is not an integer")
    is_signed = letter.islower()
    low, high = (-(1 << (8 * size - 1)), (1 << (8 * size - 1)) - 1) if is_signed else (0, (1 << (8 * size)) - 1)
    if not low <= value <= high:
        if letter in _RANGES:
            raise error(f"{_RANGES[letter]} format requires {low} <= number <= {high}")
        raise error(f"'{letter}' format requires {low} <= number <= {high}")
    return int(value).to_bytes(size, order, signed=is_signed)


def _float_bits(value, exponent_bits, mantissa_bits):
    bias = (1 << (exponent_bits - 1)) - 1
    sign = 1 if math.copysign(1.0, value) < 0 else 0
    top = sign << (exponent_bits + mantissa_bits)
    if value != value:
        return top | (((1 << exponent_bits) - 1) << mantissa_bits) | (1 << (mantissa_bits - 1))
    value = abs(value)
    if value == math.inf:
        return top | ((1 << exponent_bits) - 1) << mantissa_bits
    if value == 0:
        return top
    exponent = max(math.frexp(value)[1] - 1, 1 - bias)
    mantissa = round(math.ldexp(value, mantissa_bits - exponent))
    if mantissa >> (mantissa_bits + 1):
        mantissa >>= 1
        exponent += 1
    if exponent > bias:
        raise OverflowError("float too large to pack")
    if not mantissa >> mantissa_bits:
        return top | mantissa
    return top | ((exponent + bias) << mantissa_bits) | (mantissa & ((1 << mantissa_bits) - 1))


def _float_of(bits, exponent_bits, mantissa_bits):
    bias = (1 << (exponent_bits - 1)) - 1
    sign = -1.0 if bits >> (exponent_bits + mantissa_bits) else 1.0
    exponent = (bits >> mantissa_bits) & ((1 << exponent_bits) - 1)
    mantissa = bits & ((1 << mantissa_bits) - 1)
    if exponent == (1 << exponent_bits) - 1:
        return math.nan if mantissa else sign * math.inf
    if exponent == 0:
        return sign * math.ldexp(mantissa, 1 - bias - mantissa_bits)
    return sign * math.ldexp(mantissa | (1 << mantissa_bits), exponent - bias - mantissa_bits)


def unpack(format, buffer):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return unpack_from(format, buffer)


def unpack_from(format, buffer, offset=0):
    fields, order, whole = _parsed(format)
    if len(buffer) - offset < whole:
        raise error(f"unpack_from requires a buffer of at least {whole + offset} bytes for unpacking {whole} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    found = []
    for letter, size, _ in fields:
        piece = bytes(buffer[offset : offset + size])
        offset += size
        if letter == "x":
            continue
        if letter in "sc":
            found.append(piece)
        elif letter == "p":
            found.append(piece[1 : 1 + piece[0]])
        elif letter == "?":
            found.append(piece != b"\x00")
        elif letter in _FLOATS:
            found.append(_float_of(int.from_bytes(piece, order), *_FLOATS[letter]))
        else:
            found.append(int.from_bytes(piece, order, signed=letter.islower()))
    return tuple(found)


def iter_unpack(format, buffer):
    size = calcsize(format)
    for offset in range(0, len(buffer), size):
        yield unpack_from(format, buffer, offset)


def pack_into(format, buffer, offset, *values):
    made = pack(format, *values)
    buffer[offset : offset + len(made)] = made


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
