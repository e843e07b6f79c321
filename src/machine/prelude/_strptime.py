"""Text with a date or a time, read by a format."""

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_EXPANDED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S", "F": "%Y-%m-%d", "R": "%H:%M"}
_WIDTHS = {"Y": 4, "f": 6, "j": 3, "G": 4, "u": 1, "w": 1}
_KNOWN = "YmdHMSfyjIpbBhaAzZUWGVuw"


def parsed(text, format):
    """What `datetime` takes: year, month, day, hour, minute, second, microsecond, zone."""
    values = _values(text, format)
    hour = values.get("H", 0)
    if "I" in values:
        hour = values["I"] % 12 + (12 if values.get("p") == "pm" else 0)
    year = values.get("Y", 1900)
    if "y" in values:
        year = values["y"] + (2000 if values["y"] < 69 else 1900)
    month, day = values.get("m", 1), values.get("d", 1)
    from datetime import date

    if "j" in values and "m" not in values:
        moment = date.fromordinal(date(year, 1, 1).toordinal() + values["j"] - 1)
        month, day = moment.month, moment.day
    elif "G" in values and "V" in values:
        moment = date.fromisocalendar(values["G"], values["V"], values.get("u") or values.get("a", 0) + 1)
        year, month, day = moment.year, moment.month, moment.day
    elif ("U" in values or "W" in values) and ("a" in values or "w" in values):
        first = date(year, 1, 1)
        weekday = values["a"] if "a" in values else (values["w"] - 1) % 7
        if "W" in values:
            days = (7 - first.weekday()) % 7 + 7 * (values["W"] - 1) + weekday
        else:
            days = (6 - first.weekday()) % 7 + 7 * (values["U"] - 1) + (weekday + 1) % 7
        moment = date.fromordinal(first.toordinal() + days)
        month, day = moment.month, moment.day
    return year, month, day, hour, values.get("M", 0), values.get("S", 0), values.get("f", 0), values.get("z")


def _values(text, format):
    for code, meant in _EXPANDED.items():
        format = format.replace("%" + code, meant)
    wrong = ValueError(f"time data {text!r} does not match format {format!r}")
    values = {}
    at = index = 0
    while index < len(format):
        char = format[index]
        index += 1
        if char.isspace():
            end = at
            while end < len(text) and text[end].isspace():
                end += 1
            if end == at:
                raise wrong
            at = end
        elif char != "%":
            if text[at : at + 1].lower() != char.lower():
                raise wrong
            at += 1
        else:
            code = format[index : index + 1]
            index += 1
            if code == "%":
                if text[at : at + 1] != "%":
                    raise wrong
                at += 1
                continue
            if not code or code not in _KNOWN:
                if not code:
                    raise ValueError(f"stray %% in format {format!r}")
                raise ValueError(f"{code!r} is a bad directive in format {format!r}")
            at = _read(code, text, at, values, wrong)
    if at != len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    return values


def _read(code, text, at, values, wrong):
    rest = text[at:].lower()
    if code in "bBhaA":
        names = _MONTHS if code in "bBh" else _DAYS
        for number, name in enumerate(names):
            for known in (name, name[:3]) if code in "BA" else (name[:3],):
                if rest.startswith(known):
                    values["m" if names is _MONTHS else "a"] = number + (names is _MONTHS)
                    return at + len(known)
        raise wrong
    if code == "p":
        if rest[:2] not in ("am", "pm"):
            raise wrong
        values["p"] = rest[:2]
        return at + 2
    if code == "z":
        return _read_zone(text, at, values, wrong)
    if code == "Z":
        for name in ("utc", "gmt"):
            if rest.startswith(name):
                return at + 3
        raise wrong
    end = at
    width = _WIDTHS.get(code, 2)
    while end < len(text) and end - at < width and text[end].isdigit():
        end += 1
    if end == at or (code in "YG" and end - at < 4):
        raise wrong
    limits = {"m": (1, 12), "d": (1, 31), "H": (0, 23), "I": (1, 12), "M": (0, 59), "S": (0, 61), "j": (1, 366), "u": (1, 7)}
    low, high = limits.get(code, (0, 999999))
    if not low <= int(text[at:end]) <= high and end - at > 1:
        end -= 1
    number = int(text[at:end].ljust(6, "0") if code == "f" else text[at:end])
    if not low <= number <= high:
        raise wrong
    values[code] = number
    return end


def _read_zone(text, at, values, wrong):
    from datetime import timedelta, timezone

    if text[at : at + 1] == "Z":
        values["z"] = timezone.utc
        return at + 1
    if text[at : at + 1] not in ("+", "-"):
        raise wrong
    end, digits = at + 1, ""
    while end < len(text) and len(digits) < 6 and (text[end].isdigit() or text[end] == ":"):
        digits += text[end].replace(":", "")
        end += 1
    if len(digits) not in (4, 6):
        raise wrong
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=int(digits[4:] or 0))
    values["z"] = timezone(-offset if text[at] == "-" else offset)
    return end
