"""Dates, times and the like from what JSON and addresses have for them."""

from _convert import mistake

_WORDS = {"datetime": "datetime", "date": "date", "time": "time", "timedelta": "duration"}


def convert_special(value, kind, errors, location):
    if isinstance(value, kind):
        return value
    name = kind.__name__
    try:
        return _MADE[name](value, kind)
    except (ValueError, KeyError, ArithmeticError, TypeError, AttributeError, IndexError):
        pass
    if name == "UUID":
        text = str(value)
        wrong = next(((at, char) for at, char in enumerate(text, 1) if char not in "0123456789abcdefABCDEF-"), None)
        told = f"invalid character: found `{wrong[1]}` at {wrong[0]}" if wrong else f"invalid length: found {len(text)}"
        mistake(errors, "uuid_parsing", location, f"Input should be a valid UUID, {told}", value, {"error": told})
    elif name == "Decimal":
        mistake(errors, "decimal_parsing", location, "Input should be a valid decimal", value)
    else:
        word = _WORDS.get(name, name)
        told = _told(str(value), name)
        kind_of_error = {"datetime": "datetime_from_date_parsing", "date": "date_from_datetime_parsing", "timedelta": "time_delta_parsing"}
        sentence = f"Input should be a valid {'datetime or date' if word == 'datetime' else 'date or datetime' if word == 'date' else word}, {told}"
        if word == "time":
            sentence = f"Input should be in a valid time format, {told}"
        mistake(errors, kind_of_error.get(name, f"{word}_parsing"), location, sentence, value, {"error": told})
    return None


def _told(text, name):
    if name == "timedelta":
        return "invalid digit in duration" if text else "input is too short"
    if len(text) < (10 if name != "time" else 5):
        return "input is too short"
    return "invalid character in year" if name != "time" else "invalid character in hour"


def _aware(text):
    return text[:-1] + "+00:00" if text[-1] in "zZ" else text


def _datetime(value, kind):
    if isinstance(value, (int, float)) or value.lstrip("-").isdigit():
        return kind.fromtimestamp(float(value), kind.fromisoformat("2000-01-01T00:00:00+00:00").tzinfo)
    return kind.fromisoformat(_aware(value))


def _timedelta(value, kind):
    if isinstance(value, (int, float)):
        return kind(seconds=value)
    if value.startswith("P"):
        units = {"D": "days", "W": "weeks", "H": "hours", "M": "minutes", "S": "seconds"}
        found, number = {}, ""
        for letter in value[1:]:
            if letter in units:
                found[units[letter]] = float(number)
                number = ""
            elif letter != "T":
                number += letter
        return kind(**found)
    if ":" in value:
        hours, minutes, *seconds = value.split(":")
        return kind(hours=int(hours), minutes=int(minutes), seconds=float(seconds[0]) if seconds else 0)
    return kind(seconds=float(value))


def _plainly(value, kind):
    return kind(str(value))


_MADE = {
    "datetime": _datetime,
    "date": lambda value, kind: kind.fromisoformat(value.partition("T")[0]),
    "time": lambda value, kind: kind.fromisoformat(_aware(value)),
    "timedelta": _timedelta,
    "UUID": _plainly,
    "Decimal": _plainly,
    "Path": _plainly,
    "PosixPath": _plainly,
}
