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


def b16decode(s, casefold=False):
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if len(s) % 2 or any(letter not in b"0123456789ABCDEF" for letter in s):
        raise Error("Non-base16 digit found")
    return bytes.fromhex(s.decode("ascii"))


def _bytes_of(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return bytes(s)


_letters32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_letters32hex = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _encode32(s, letters):
    out = bytearray()
    for start in range(0, len(s), 5):
        bits = int.from_bytes((bytes(s[start : start + 5]) + bytes(5))[:5], "big")
        out.extend([letters[bits >> shift & 31] for shift in range(35, -1, -5)])
    missing = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}[len(s) % 5]
    if missing:
        out[-missing:] = b"=" * missing
    return bytes(out)


def _decode32(s, letters, casefold, map01):
    s = _bytes_of(s)
    if len(s) % 8:
        raise Error("Incorrect padding")
    if map01 is not None:
        s = s.replace(b"0", b"O").replace(b"1", _bytes_of(map01))
    if casefold:
        s = s.upper()
    kept = s.rstrip(b"=")
    padding = len(s) - len(kept)
    if padding not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    places = {letter: place for place, letter in enumerate(letters)}
    out = bytearray()
    for start in range(0, len(s), 8):
        bits = 0
        for letter in (kept + b"=" * padding)[start : start + 8]:
            if letter != 61 and letter not in places:
                raise Error("Non-base32 digit found")
            bits = bits << 5 | places.get(letter, 0)
        out.extend(bits.to_bytes(5, "big"))
    cut = {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}[padding]
    return bytes(out[: len(out) - cut])


def b32encode(s):
    return _encode32(s, _letters32)


def b32decode(s, casefold=False, map01=None):
    return _decode32(s, _letters32, casefold, map01)


def b32hexencode(s):
    return _encode32(s, _letters32hex)


def b32hexdecode(s, casefold=False):
    return _decode32(s, _letters32hex, casefold, None)


_letters85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _encode85(s, letters, pad, zero=None, spaces=None):
    missing = -len(s) % 4
    s = bytes(s) + bytes(missing)
    groups = []
    for start in range(0, len(s), 4):
        bits = int.from_bytes(s[start : start + 4], "big")
        if zero is not None and bits == 0:
            groups.append(zero)
        elif spaces is not None and bits == 0x20202020:
            groups.append(spaces)
        else:
            groups.append(bytes([letters[bits // 85**power % 85] for power in (4, 3, 2, 1, 0)]))
    if missing and not pad:
        if groups[-1] == zero:
            groups[-1] = letters[:1] * 5
        groups[-1] = groups[-1][:-missing]
    return b"".join(groups)


def b85encode(b, pad=False):
    return _encode85(b, _letters85, pad)


def b85decode(b):
    b = _bytes_of(b)
    missing = -len(b) % 5
    places = {letter: place for place, letter in enumerate(_letters85)}
    out = bytearray()
    full = b + b"~" * missing
    for start in range(0, len(full), 5):
        bits = 0
        for offset, letter in enumerate(full[start : start + 5]):
            if letter not in places:
                raise ValueError(f"bad base85 character at position {start + offset}")
            bits = bits * 85 + places[letter]
        if bits >= 1 << 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {start}")
        out.extend(bits.to_bytes(4, "big"))
    return bytes(out[: len(out) - missing])


_letters_ascii85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    out = _encode85(b, _letters_ascii85, pad, b"z", b"y" if foldspaces else None)
    if adobe:
        out = b"<~" + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[start : start + wrapcol] for start in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        out = b"\n".join(lines)
    return out + b"~>" if adobe else out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes_of(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    group = []
    for letter in b + b"u" * 4:
        if 33 <= letter <= 117:
            group.append(letter - 33)
            if len(group) == 5:
                bits = 0
                for place in group:
                    bits = bits * 85 + place
                if bits >= 1 << 32:
                    raise ValueError("Ascii85 overflow")
                out.extend(bits.to_bytes(4, "big"))
                group = []
        elif letter in b"zy" and (letter == 122 or foldspaces):
            if group:
                raise ValueError(f"{chr(letter)} inside Ascii85 5-tuple")
            out.extend(b"\0\0\0\0" if letter == 122 else b"    ")
        elif letter not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(letter)}")
    missing = 4 - len(group)
    return bytes(out[: len(out) - missing] if missing else out)


def encodebytes(s):
    """In lines of 76 letters."""
    return b"".join(b64encode(s[start : start + 57]) + b"\n" for start in range(0, len(s), 57))


def decodebytes(s):
    return b64decode(s)
