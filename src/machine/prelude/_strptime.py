"""Dates and times out of texts."""

from _time import _DAYS, _LONG_DAYS, _LONG_MONTHS, _MONTHS, _civil, _days

_WIDTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "I": 2, "M": 2, "S": 2, "y": 2, "f": 6, "j": 3, "w": 1, "u": 1, "U": 2, "W": 2}
_LIMITS = {
    "m": (1, 12),
    "d": (1, 31),
    "H": (0, 23),
    "I": (1, 12),
    "M": (0, 59),
    "S": (0, 61),
    "j": (1, 366),
    "w": (0, 6),
    "u": (1, 7),
    "U": (0, 53),
    "W": (0, 53),
}
_WORDS = {"a": _DAYS, "A": _LONG_DAYS, "b": _MONTHS, "h": _MONTHS, "B": _LONG_MONTHS, "p": ("AM", "PM")}
_SHORT = {"D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M", "F": "%Y-%m-%d", "c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def parse(text, format):
    """The nine parts of a `struct_time`, the microsecond, the offset in microseconds or none, the zone's name or none."""
    for name, value in (("0", text), ("1", format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {name} must be str, not {type(value)}")
    found = {}
    rest = _match(text, 0, _spelled(format), 0, found)
    if rest is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if rest != len(text):
        raise ValueError(f"unconverted data remains: {text[rest:]}")
    return _assembled(found)


def _spelled(format):
    """The codes of a format, one after another; a code that stands for others is spelled out."""
    codes = []
    position = 0
    while position < len(format):
        char = format[position]
        position += 1
        if char != "%":
            codes.append((" " if char.isspace() else "=", char))
            continue
        if position == len(format):
            raise ValueError(f"stray % in format {format!r}")
        code = format[position]
        position += 1
        if code == "%":
            codes.append(("=", "%"))
        elif code in _SHORT:
            codes.extend(_spelled(_SHORT[code]))
        elif code in _WIDTHS or code in _WORDS or code in "zZ":
            codes.append((code, ""))
        else:
            raise ValueError(f"{code!r} is a bad directive in format {format!r}")
    return codes


def _match(text, at, codes, index, found):
    """How far a text goes with these codes; numbers take as many digits as leave the rest a chance."""
    while index < len(codes):
        code, char = codes[index]
        index += 1
        if code == "=":
            if text[at : at + 1].lower() != char.lower():
                return None
            at += 1
        elif code == " ":
            while at < len(text) and text[at].isspace():
                at += 1
        elif code in _WORDS:
            words = _WORDS[code]
            fits = [place for place, word in enumerate(words) if text[at : at + len(word)].lower() == word.lower()]
            if not fits:
                return None
            found[code] = fits[0]
            at += len(words[fits[0]])
        elif code == "z":
            at = _match_offset(text, at, found)
            if at is None:
                return None
        elif code == "Z":
            end = at
            while end < len(text) and text[end].isalpha():
                end += 1
            if text[at:end].upper() not in ("UTC", "GMT"):
                return None
            found["Z"] = text[at:end]
            at = end
        else:
            return _match_number(text, at, code, codes, index, found)
    return at


def _match_number(text, at, code, codes, index, found):
    longest = 0
    while longest < _WIDTHS[code] and text[at + longest : at + longest + 1].isdigit():
        longest += 1
    if code == "Y" and longest < 4:
        return None
    for width in range(longest, 0, -1):
        digits = text[at : at + width]
        low, high = _LIMITS.get(code, (0, 999999))
        value = int(digits.ljust(6, "0")) if code == "f" else int(digits)
        if low <= value <= high:
            rest = _match(text, at + width, codes, index, found)
            if rest is not None:
                found[code] = value
                return rest
    return None


def _match_offset(text, at, found):
    if text[at : at + 1] == "Z":
        found["z"] = 0
        return at + 1
    if text[at : at + 1] not in ("+", "-") or not text[at:]:
        return None
    sign = -1 if text[at] == "-" else 1
    at += 1
    numbers = []
    while len(numbers) < 3 and text[at : at + 2].isdigit() and len(text[at : at + 2]) == 2:
        numbers.append(int(text[at : at + 2]))
        at += 2
        if text[at : at + 1] == ":" and text[at + 1 : at + 3].isdigit():
            at += 1
    if len(numbers) < 2:
        return None
    seconds = sum(number * unit for number, unit in zip(numbers, (3600, 60, 1)))
    found["z"] = sign * seconds * 1000000
    return at


def _assembled(found):
    year = found.get("Y", 1900)
    if "y" in found:
        year = found["y"] + (1900 if found["y"] >= 69 else 2000)
    month = found.get("m", found.get("b", found.get("h", found.get("B", -1))) + 1)
    month = month or 1
    day = found.get("d", 1)
    if "j" in found and "d" not in found:
        year, month, day = _civil(_days(year, 1, 1) + found["j"] - 1)
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + (12 if found.get("p") == 1 else 0)
    weekday = found.get("a", found.get("A"))
    if "w" in found:
        weekday = (found["w"] + 6) % 7
    if "u" in found:
        weekday = found["u"] - 1
    for code, first in (("U", 6), ("W", 0)):
        if code in found and weekday is not None and "d" not in found:
            new_year = (_days(year, 1, 1) + 3) % 7
            start = (first - new_year) % 7
            offset = start + (found[code] - 1) * 7 + (weekday - first) % 7
            year, month, day = _civil(_days(year, 1, 1) + offset)
    last = _days(year + (month == 12), month % 12 + 1, 1) - _days(year, month, 1)
    if day > last:
        raise ValueError("day is out of range for month")
    days = _days(year, month, day)
    yearday = days - _days(year, 1, 1) + 1
    dst = 0 if "Z" in found else -1
    parts = (year, month, day, hour, found.get("M", 0), found.get("S", 0), (days + 3) % 7, yearday, dst)
    offset = found.get("z", 0 if "Z" in found else None)
    return (*parts, found.get("f", 0), offset, found.get("Z"))
