"""Dates and times of day. What is local is UTC."""

import time as _time
from time import _civil, _days, _format, struct_time

MINYEAR = 1
MAXYEAR = 9999

_FIRST = _days(1, 1, 1) - 1


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        part = 0.0
        for value, unit in (
            (days, 86400000000),
            (seconds, 1000000),
            (microseconds, 1),
            (milliseconds, 1000),
            (minutes, 60000000),
            (hours, 3600000000),
            (weeks, 604800000000),
        ):
            if isinstance(value, float):
                part += value * unit
            else:
                whole += value * unit
        self._micros = whole + round(part)

    @classmethod
    def _of(cls, micros):
        made = cls()
        made._micros = micros
        return made

    @property
    def days(self):
        return self._micros // 86400000000

    @property
    def seconds(self):
        return self._micros // 1000000 % 86400

    @property
    def microseconds(self):
        return self._micros % 1000000

    def total_seconds(self):
        return self._micros / 1000000

    def __repr__(self):
        parts = []
        for name in ("days", "seconds", "microseconds"):
            value = getattr(self, name)
            if value:
                parts.append(f"{name}={value}")
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        seconds = self.seconds
        text = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        if self.days:
            text = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, {text}"
        if self.microseconds:
            text += f".{self.microseconds:06}"
        return text

    def __add__(self, other):
        return timedelta._of(self._micros + other._micros) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return timedelta._of(self._micros - other._micros) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        return timedelta._of(round(self._micros * other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros / other._micros
        return timedelta._of(round(self._micros / other))

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros // other._micros
        return timedelta._of(self._micros // other)

    def __mod__(self, other):
        return timedelta._of(self._micros % other._micros)

    def __neg__(self):
        return timedelta._of(-self._micros)

    def __abs__(self):
        return timedelta._of(abs(self._micros))

    def __bool__(self):
        return self._micros != 0

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._micros == other._micros

    def __lt__(self, other):
        return self._micros < other._micros

    def __le__(self, other):
        return self._micros <= other._micros

    def __gt__(self, other):
        return self._micros > other._micros

    def __ge__(self, other):
        return self._micros >= other._micros

    def __hash__(self):
        return hash(self._micros)


timedelta.resolution = timedelta(microseconds=1)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta._of(86399999999999999999)


class tzinfo:
    def utcoffset(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, moment):
        offset = moment.utcoffset()
        saved = moment.dst() or timedelta(0)
        moment += offset - saved
        return moment + (moment.dst() or timedelta(0))


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not " + type(offset).__name__)
        if not -86400000000 < offset._micros < 86400000000:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}."
            )
        self._offset = offset
        self._name = name

    def fromutc(self, moment):
        return moment + self._offset

    def utcoffset(self, moment):
        return self._offset

    def dst(self, moment):
        return None

    def tzname(self, moment):
        if self._name is not None:
            return self._name
        return "UTC" if not self._offset else "UTC" + _offset_text(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)


def _offset_text(offset, colon=":"):
    sign = "-" if offset._micros < 0 else "+"
    seconds, micros = divmod(abs(offset._micros), 1000000)
    text = f"{sign}{seconds // 3600:02}{colon}{seconds // 60 % 60:02}"
    if seconds % 60 or micros:
        text += f"{colon}{seconds % 60:02}"
    return text + f".{micros:06}" if micros else text


class _Zoned:
    """What a time of day and a moment have in common: their zone, and how they are formatted."""

    def _for_zone(self):
        return None

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self._for_zone())

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self._for_zone())

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self._for_zone())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def _with_zone(self, format):
        """The format with the codes for the zone filled in."""
        if "%z" not in format and "%Z" not in format and "%:z" not in format:
            return format
        offset = self.utcoffset()
        format = format.replace("%:z", "" if offset is None else _offset_text(offset))
        format = format.replace("%z", "" if offset is None else _offset_text(offset, ""))
        return format.replace("%Z", (self.tzname() or "").replace("%", "%%"))


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _number(text):
    if not text.isdigit() or not text.isascii():
        raise ValueError
    return int(text)


def _iso_date(text):
    """Year, month and day of `2019-12-04`, `20191204`, `2019-W49-3`, `2019W493`."""
    year = _number(text[:4])
    rest = text[4:]
    dashed = rest.startswith("-")
    if rest[dashed : dashed + 1] == "W":
        rest = rest[dashed + 1 :]
        week, day = _number(rest[:2]), rest[2:]
        if day and dashed:
            if day[0] != "-":
                raise ValueError
            day = day[1:]
        try:
            moment = date.fromisocalendar(year, week, _number(day) if day else 1)
        except ValueError:
            raise ValueError from None
        return moment.year, moment.month, moment.day
    parts = rest[1:].split("-") if dashed else [rest[:2], rest[2:]]
    if [len(part) for part in parts] != [2, 2]:
        raise ValueError
    return year, _number(parts[0]), _number(parts[1])


def _iso_time(text):
    """Hour, minute, second, microsecond and zone of `04:23:01.5+02:00`, `042301Z`."""
    zone = None
    if text.endswith("Z"):
        text, zone = text[:-1], timezone.utc
    else:
        at = max(text.find("+"), text.find("-"))
        if at >= 0:
            *parts, micro = _iso_clock(text[at + 1 :])
            offset = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2], microseconds=micro)
            zone = timezone(-offset if text[at] == "-" else offset) if offset else timezone.utc
            text = text[:at]
    return (*_iso_clock(text), zone)


def _iso_clock(text):
    clock, point, fraction = text.replace(",", ".").partition(".")
    parts = clock.split(":") if ":" in clock else [clock[at : at + 2] for at in range(0, len(clock), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts) or (point and len(parts) < 3):
        raise ValueError
    numbers = [_number(part) for part in parts]
    micro = _number(fraction[:6].ljust(6, "0")) if point else 0
    return (*numbers, *[0] * (3 - len(numbers)), micro)


class date:
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_civil(int(timestamp // 86400)))

    @classmethod
    def fromordinal(cls, ordinal):
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return cls(*_civil(ordinal + _FIRST))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = date(year, 1, 4)
        last = 53 if date(year, 12, 28).isocalendar()[1] == 53 else 52
        if not 1 <= week <= last:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(first.toordinal() - first.weekday() + (week - 1) * 7 + day - 1)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_iso_date(text))
        except ValueError as error:
            if str(error) and "isoformat" not in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def toordinal(self):
        return _days(self.year, self.month, self.day) - _FIRST

    def weekday(self):
        return (_days(self.year, self.month, self.day) + 3) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    __str__ = isoformat

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def _parts(self):
        days = _days(self.year, self.month, self.day)
        yearday = days - _days(self.year, 1, 1) + 1
        return (self.year, self.month, self.day, 0, 0, 0, (days + 3) % 7, yearday, -1)

    def timetuple(self):
        return struct_time(self._parts())

    def isocalendar(self):
        from collections import namedtuple

        thursday = self.toordinal() + 3 - self.weekday()
        year = date.fromordinal(thursday).year
        week = (thursday - date(year, 1, 1).toordinal()) // 7 + 1
        kind = namedtuple("IsoCalendarDate", "year week weekday")
        kind.__name__ = "datetime.IsoCalendarDate"
        return kind(year, week, self.isoweekday())

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def strftime(self, format):
        return _format(format, struct_time(self._parts()), 0)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=None, month=None, day=None):
        given = (self.year if year is None else year, self.month if month is None else month)
        return type(self)(*given, self.day if day is None else day)

    def _key(self):
        return (self.year, self.month, self.day)

    def __eq__(self, other):
        return type(other) is type(self) and self._key() == other._key()

    def _compared(self, other):
        """The key of another of the same kind."""
        if not isinstance(other, date):
            return None
        if isinstance(other, datetime) != isinstance(self, datetime):
            mine, theirs = ("datetime.datetime" if isinstance(it, datetime) else "datetime.date" for it in (self, other))
            raise TypeError(f"can't compare {mine} to {theirs}")
        if isinstance(self, datetime) and (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return other._key()

    def __lt__(self, other):
        key = self._compared(other)
        return NotImplemented if key is None else self._key() < key

    def __le__(self, other):
        key = self._compared(other)
        return NotImplemented if key is None else self._key() <= key

    def __gt__(self, other):
        key = self._compared(other)
        return NotImplemented if key is None else self._key() > key

    def __ge__(self, other):
        key = self._compared(other)
        return NotImplemented if key is None else self._key() >= key

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self).fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self).fromordinal(self.toordinal() - other.days)
        if not isinstance(other, date) or isinstance(other, datetime):
            return NotImplemented
        return timedelta(self.toordinal() - other.toordinal())


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if month == 12:
        following = _days(year + 1, 1, 1)
    else:
        following = _days(year, month + 1, 1)
    if not 1 <= day <= following - _days(year, month, 1):
        raise ValueError("day is out of range for month")


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class time(_Zoned):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self.fold = fold
        _check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    @classmethod
    def fromisoformat(cls, text):
        try:
            *parts, zone = _iso_time(text.removeprefix("T"))
        except ValueError as error:
            if str(error) and "isoformat" not in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*parts, tzinfo=zone)

    def isoformat(self, timespec="auto"):
        moment = datetime(2000, 1, 1, self.hour, self.minute, self.second, self.microsecond)
        zone = "" if self.utcoffset() is None else _offset_text(self.utcoffset())
        return moment.isoformat(timespec=timespec)[11:] + zone

    __str__ = isoformat

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = f", tzinfo={self.tzinfo!r}" if self.tzinfo is not None else ""
        return f"datetime.time({', '.join(str(part) for part in parts)}{zone})"

    def strftime(self, format):
        parts = struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))
        return _format(self._with_zone(format), parts, self.microsecond)

    def replace(self, **changes):
        names = ("hour", "minute", "second", "microsecond", "tzinfo")
        return type(self)(*[changes.get(name, getattr(self, name)) for name in names])

    def _key(self):
        micros = ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond
        offset = self.utcoffset()
        return micros if offset is None else micros - offset._micros

    def _compared(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return other._key()

    def __eq__(self, other):
        return isinstance(other, time) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < self._compared(other) if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= self._compared(other) if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > self._compared(other) if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= self._compared(other) if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


def _check_time(hour, minute, second, microsecond):
    for name, value, limit in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if not 0 <= value <= limit:
            raise ValueError(f"{name} must be in 0..{limit}")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(_Zoned, date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        date.__init__(self, year, month, day)
        self.fold = fold
        _check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        made = cls._of(round(timestamp * 1000000), tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls._of(round(timestamp * 1000000))

    @classmethod
    def _of(cls, micros, tz=None):
        days, rest = divmod(micros, 86400000000)
        year, month, day = _civil(days)
        seconds, micro = divmod(rest, 1000000)
        return cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        clock = (time.hour, time.minute, time.second, time.microsecond, tzinfo or time.tzinfo)
        return cls(date.year, date.month, date.day, *clock)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            length = 10 if text[4:5] == "-" else 8
            if "W" in text[:6]:
                length = (10 if text[8:9] == "-" else 8) if text[4:5] == "-" else 8 if text[7:8].isdigit() else 7
            day = _iso_date(text[:length])
            *parts, zone = _iso_time(text[length + 1 :]) if len(text) > length else (0, 0, 0, 0, None)
        except ValueError as error:
            if str(error) and "isoformat" not in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*day, *parts, tzinfo=zone)

    @classmethod
    def strptime(cls, text, format):
        from _strptime import parsed

        return cls(*parsed(text, format))

    def _micros(self):
        seconds = _days(self.year, self.month, self.day) * 86400 + self.hour * 3600 + self.minute * 60 + self.second
        return seconds * 1000000 + self.microsecond

    def _utc_micros(self):
        return self._micros() - (self.utcoffset()._micros if self.tzinfo is not None else 0)

    def timestamp(self):
        return self._utc_micros() / 1000000

    def astimezone(self, tz=None):
        tz = tz or timezone(timedelta(0), "UTC")
        return tz.fromutc(type(self)._of(self._utc_micros(), tz))

    def _for_zone(self):
        return self

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def replace(self, **changes):
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")
        return type(self)(*[changes.get(name, getattr(self, name)) for name in names])

    def isoformat(self, sep="T", timespec="auto"):
        text = f"{date.isoformat(self)}{sep}{self.hour:02}:{self.minute:02}"
        if timespec != "minutes":
            text += f":{self.second:02}"
        if timespec == "milliseconds":
            text += f".{self.microsecond // 1000:03}"
        elif timespec == "microseconds" or (timespec == "auto" and self.microsecond):
            text += f".{self.microsecond:06}"
        if self.tzinfo is not None:
            text += _offset_text(self.utcoffset())
        return text

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        text = ", ".join(str(part) for part in parts)
        if self.tzinfo is not None:
            text += f", tzinfo={self.tzinfo!r}"
        return f"datetime.datetime({text})"

    def _struct(self):
        parts = date._parts(self)
        saved = self.dst()
        is_dst = -1 if saved is None else 1 if saved else 0
        return struct_time((*parts[:3], self.hour, self.minute, self.second, *parts[6:8], is_dst))

    def timetuple(self):
        return self._struct()

    def utctimetuple(self):
        return struct_time((*datetime._of(self._utc_micros())._struct()[:8], 0))

    def strftime(self, format):
        return _format(self._with_zone(format), self._struct(), self.microsecond)

    def ctime(self):
        return _time.asctime(self._struct())

    def _key(self):
        return self._utc_micros()

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._micros() + other._micros, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of(self._micros() - other._micros, self.tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_micros() - other._utc_micros())


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
