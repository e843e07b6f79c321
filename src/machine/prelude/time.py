"""Dates from clocks; everything is in UTC."""

import _kernel

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class struct_time:
    def __init__(self, parts):
        self._parts = tuple(parts)
        (
            self.tm_year,
            self.tm_mon,
            self.tm_mday,
            self.tm_hour,
            self.tm_min,
            self.tm_sec,
            self.tm_wday,
            self.tm_yday,
            self.tm_isdst,
        ) = self._parts

    def __iter__(self):
        return iter(self._parts)

    def __len__(self):
        return 9

    def __getitem__(self, index):
        return self._parts[index]

    def __repr__(self):
        names = ("year", "mon", "mday", "hour", "min", "sec", "wday", "yday", "isdst")
        inside = ", ".join(f"tm_{name}={value}" for name, value in zip(names, self._parts))
        return f"time.struct_time({inside})"


def _civil(days):
    """Year, month and day of a day counted from 1970-01-01."""
    days += 719468
    era = days // 146097
    of_era = days - era * 146097
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def _days(year, month, day):
    """The number of a day, counted from 1970-01-01."""
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + of_year - 719468


def gmtime(seconds=None):
    if seconds is None:
        seconds = time()
    days, rest = divmod(int(seconds // 1), 86400)
    year, month, day = _civil(days)
    return struct_time(
        (
            year,
            month,
            day,
            rest // 3600,
            rest // 60 % 60,
            rest % 60,
            (days + 3) % 7,
            days - _days(year, 1, 1) + 1,
            0,
        )
    )


localtime = gmtime


def mktime(parts):
    parts = tuple(parts)
    return float(_days(parts[0], parts[1], parts[2]) * 86400 + parts[3] * 3600 + parts[4] * 60 + parts[5])


def asctime(parts=None):
    t = gmtime() if parts is None else struct_time(parts)
    clock = f"{t.tm_hour:02}:{t.tm_min:02}:{t.tm_sec:02}"
    return f"{_DAYS[t.tm_wday]} {_MONTHS[t.tm_mon - 1]} {t.tm_mday:2} {clock} {t.tm_year}"


def ctime(seconds=None):
    return asctime(gmtime(seconds))


def strftime(format, parts=None):
    return _format(format, gmtime() if parts is None else struct_time(parts), 0)


def _format(format, t, microsecond):
    result = []
    position = 0
    while position < len(format):
        char = format[position]
        if char != "%" or position + 1 == len(format):
            result.append(char)
            position += 1
            continue
        code = format[position + 1]
        position += 2
        if code == "-" and position < len(format):
            result.append(_field(format[position], t, microsecond).lstrip("0") or "0")
            position += 1
            continue
        result.append(_field(code, t, microsecond))
    return "".join(result)


def _field(code, t, microsecond):
    hour = t.tm_hour % 12 or 12
    if code == "Y":
        return str(t.tm_year)
    if code == "m":
        return f"{t.tm_mon:02}"
    if code == "d":
        return f"{t.tm_mday:02}"
    if code == "e":
        return f"{t.tm_mday:2}"
    if code == "H":
        return f"{t.tm_hour:02}"
    if code == "I":
        return f"{hour:02}"
    if code == "M":
        return f"{t.tm_min:02}"
    if code == "S":
        return f"{t.tm_sec:02}"
    if code == "f":
        return f"{microsecond:06}"
    if code == "y":
        return f"{t.tm_year % 100:02}"
    if code == "j":
        return f"{t.tm_yday:03}"
    if code == "p":
        return "AM" if t.tm_hour < 12 else "PM"
    if code == "a":
        return _DAYS[t.tm_wday]
    if code == "A":
        return _LONG_DAYS[t.tm_wday]
    if code in "bh":
        return _MONTHS[t.tm_mon - 1]
    if code == "B":
        return _LONG_MONTHS[t.tm_mon - 1]
    if code == "U":
        return f"{(t.tm_yday + 6 - (t.tm_wday + 1) % 7) // 7:02}"
    if code == "W":
        return f"{(t.tm_yday + 6 - t.tm_wday) // 7:02}"
    if code == "u":
        return str(t.tm_wday + 1)
    if code in "GV":
        date = _kernel.core("_later")("datetime", "date")
        year, week, _ = date(t.tm_year, t.tm_mon, t.tm_mday).isocalendar()
        return str(year) if code == "G" else f"{week:02}"
    if code == "w":
        return str((t.tm_wday + 1) % 7)
    if code == "X" or code == "T":
        return f"{t.tm_hour:02}:{t.tm_min:02}:{t.tm_sec:02}"
    if code == "x" or code == "D":
        return f"{t.tm_mon:02}/{t.tm_mday:02}/{t.tm_year % 100:02}"
    if code == "R":
        return f"{t.tm_hour:02}:{t.tm_min:02}"
    if code == "F":
        return f"{t.tm_year}-{t.tm_mon:02}-{t.tm_mday:02}"
    if code == "c":
        return asctime(t)
    if code == "Z":
        return "UTC"
    if code == "z":
        return "+0000"
    if code == "n":
        return "\n"
    if code == "t":
        return "\t"
    return "%" if code == "%" else "%" + code


def strptime(text, format="%a %b %d %H:%M:%S %Y"):
    parsed = _kernel.core("_later")("_strptime", "parsed")
    year, month, day, hour, minute, second, *_ = parsed(text, format)
    days = _days(year, month, day)
    return struct_time((year, month, day, hour, minute, second, (days + 3) % 7, days - _days(year, 1, 1) + 1, -1))
