"""Bytes as letters."""

_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Error(ValueError):
    __module__ = "binascii"


def b64encode(s, altchars=None):
    letters = _letters[:62] + altchars if altchars else _letters
    out = bytearray()
    for start in range(0, len(s), 3):
        group = s[start : start + 3]
        bits = int.from_bytes(bytes(group) + bytes(3 - len(group)), "big")
        out.extend([letters[bits >> 18], letters[bits >> 12 & 63], letters[bits >> 6 & 63], letters[bits & 63]])
    missing = -len(s) % 3
    if missing:
        out[-missing:] = b"=" * missing
    return bytes(out)


def b64decode(s, altchars=None, validate=False):
    if isinstance(s, str):
        s = s.encode("ascii")
    letters = _letters[:62] + altchars if altchars else _letters
    places = {letter: place for place, letter in enumerate(letters)}
    bits = count = 0
    out = bytearray()
    for letter in s:
        if letter == 61:
            break
        if letter not in places:
            if validate:
                raise Error("Only base64 data is allowed")
            continue
        bits = bits << 6 | places[letter]
        count += 1
        if count % 4 == 0:
            out.extend(bits.to_bytes(3, "big"))
            bits = 0
    if count % 4 == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
        )
    if count % 4:
        if len(s) - s.count(b"=") + s.count(b"=") < count + 4 - count % 4:
            raise Error("Incorrect padding")
        bits <<= 6 * (4 - count % 4)
        out.extend(bits.to_bytes(3, "big")[: count % 4 - 1])
    return bytes(out)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return bytes(s).hex().upper().encode("ascii")
