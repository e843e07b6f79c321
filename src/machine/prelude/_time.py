"""Dates and clocks by name; everything is in UTC."""

import _kernel
from time import monotonic_ns, process_time_ns, thread_time_ns, time, time_ns

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


class struct_time(tuple):
    __module__ = "time"
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = "UTC"
    tm_gmtoff = 0

    def __repr__(self):
        names = ("year", "mon", "mday", "hour", "min", "sec", "wday", "yday", "isdst")
        inside = ", ".join(f"tm_{name}={value}" for name, value in zip(names, self))
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
    return _format(format, gmtime() if parts is None else struct_time(parts), 0, "+0000", "UTC")


def _format(format, t, microsecond, offset, zone):
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
            result.append(_field(format[position], t, microsecond, offset, zone).lstrip("0") or "0")
            position += 1
            continue
        result.append(_field(code, t, microsecond, offset, zone))
    return "".join(result)


def _field(code, t, microsecond, offset, zone):
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
        return zone
    if code == "z":
        return offset
    if code == "u":
        return str(t.tm_wday + 1)
    if code == "U":
        return f"{(t.tm_yday + 6 - (t.tm_wday + 1) % 7) // 7:02}"
    if code == "W":
        return f"{(t.tm_yday + 6 - t.tm_wday) // 7:02}"
    if code in "GV":
        year, week = _iso_week(t)
        return str(year) if code == "G" else f"{week:02}"
    if code == "C":
        return f"{t.tm_year // 100:02}"
    if code == "k":
        return f"{t.tm_hour:2}"
    if code == "l":
        return f"{hour:2}"
    if code == "r":
        return f"{hour:02}:{t.tm_min:02}:{t.tm_sec:02} {'AM' if t.tm_hour < 12 else 'PM'}"
    if code == "s":
        return str(int(mktime(t)))
    if code == "n":
        return "\n"
    if code == "t":
        return "\t"
    return "%" if code == "%" else "%" + code


def _iso_week(t):
    """The year and the week to which most of the days around it belong."""
    thursday = _days(t.tm_year, t.tm_mon, t.tm_mday) + 3 - t.tm_wday
    year = _civil(thursday)[0]
    return year, (thursday - _days(year, 1, 1)) // 7 + 1


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    # It is in a later part of the library than this, which is fetched when it is asked for.
    return struct_time(_kernel.core("_later")("_strptime", "parse")(string, format)[:9])


CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3
CLOCK_MONOTONIC_RAW = 4
CLOCK_BOOTTIME = 7


def clock_gettime_ns(clk_id):
    if clk_id == CLOCK_REALTIME:
        return time_ns()
    if clk_id in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME):
        return monotonic_ns()
    if clk_id == CLOCK_PROCESS_CPUTIME_ID:
        return process_time_ns()
    if clk_id == CLOCK_THREAD_CPUTIME_ID:
        return thread_time_ns()
    raise OSError(22, "Invalid argument")


def clock_gettime(clk_id):
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id):
    clock_gettime_ns(clk_id)
    return 1e-09


class _Clock:
    def __init__(self, implementation, monotonic, adjustable):
        self.implementation = implementation
        self.monotonic = monotonic
        self.adjustable = adjustable
        self.resolution = 1e-09

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in sorted(vars(self).items()))
        return f"namespace({inside})"


def get_clock_info(name):
    if name == "time":
        return _Clock("clock_gettime(CLOCK_REALTIME)", False, True)
    if name in ("monotonic", "perf_counter"):
        return _Clock("clock_gettime(CLOCK_MONOTONIC)", True, False)
    if name == "process_time":
        return _Clock("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False)
    if name == "thread_time":
        return _Clock("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False)
    raise ValueError("unknown clock")


def tzset():
    pass
