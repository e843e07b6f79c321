"""Methods of built-in classes that few programs call."""


def maketrans(old, new, /):
    if len(old) != len(new):
        raise ValueError("maketrans arguments must have same length")
    table = bytearray(range(256))
    for one, other in zip(old, new):
        table[one] = other
    return bytes(table)


def translate(data, table, delete=b"", /):
    if table is not None and len(table) != 256:
        raise ValueError("translation table must be 256 characters long")
    kept = [byte for byte in data if byte not in delete]
    return type(data)(kept if table is None else [table[byte] for byte in kept])


def _checked(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not 0 <= value <= 255:
        raise ValueError("byte must be in range(0, 256)")
    return value


def insert(data, place, value, /):
    place = max(place + len(data), 0) if place < 0 else place
    data[place:place] = bytes([_checked(value)])


def pop(data, place=-1, /):
    if not data:
        raise IndexError("pop from empty bytearray")
    if not -len(data) <= place < len(data):
        raise IndexError("pop index out of range")
    value = data[place]
    del data[place]
    return value


def remove(data, value, /):
    place = data.find(bytes([_checked(value)]))
    if place < 0:
        raise ValueError("value not found in bytearray")
    del data[place]


def reverse(data, /):
    data[:] = bytes(data)[::-1]
