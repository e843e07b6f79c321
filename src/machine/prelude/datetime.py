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


class tzinfo:
    pass


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, moment):
        return self._offset

    def dst(self, moment):
        return None

    def tzname(self, moment):
        if self._name is not None:
            return self._name
        return "UTC" if not self._offset else "UTC" + _offset_text(self._offset)

    def __repr__(self):
        return "datetime.timezone.utc" if self is timezone.utc else f"datetime.timezone({self._offset!r})"

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)


def _offset_text(offset):
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    minutes = abs(minutes)
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


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
        return cls(*_civil(ordinal + _FIRST))

    @classmethod
    def fromisoformat(cls, text):
        return cls(int(text[0:4]), int(text[5:7]), int(text[8:10]))

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
        return date(year or self.year, month or self.month, day or self.day)

    def _key(self):
        return (self.year, self.month, self.day)

    def __eq__(self, other):
        return type(other) is type(self) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        return date.fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return date.fromordinal(self.toordinal() - other.days)
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


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        _check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    @classmethod
    def fromisoformat(cls, text):
        try:
            moment = datetime.fromisoformat("2000-01-01T" + text.removeprefix("T"))
        except (ValueError, TypeError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(moment.hour, moment.minute, moment.second, moment.microsecond, moment.tzinfo)

    def isoformat(self, timespec="auto"):
        moment = datetime(2000, 1, 1, self.hour, self.minute, self.second, self.microsecond)
        return moment.isoformat(timespec=timespec)[11:]

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
        return _format(format, parts, self.microsecond)

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __eq__(self, other):
        return isinstance(other, time) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())


def _check_time(hour, minute, second, microsecond):
    for name, value, limit in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if not 0 <= value <= limit:
            raise ValueError(f"{name} must be in 0..{limit}")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        super().__init__(year, month, day)
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
        micros = round(timestamp * 1000000)
        if tz is not None:
            micros += tz.utcoffset(None)._micros
        return cls._of(micros, tz)

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
        tz = None
        if text.endswith("Z"):
            text, tz = text[:-1], timezone.utc
        elif len(text) > 6 and text[-6] in "+-" and text[-3] == ":":
            sign = -1 if text[-6] == "-" else 1
            tz = timezone(sign * timedelta(hours=int(text[-5:-3]), minutes=int(text[-2:])))
            text = text[:-6]
        numbers = [int(text[0:4]), int(text[5:7]), int(text[8:10])]
        if len(text) > 10:
            clock, _, fraction = text[11:].partition(".")
            numbers.extend(int(part) for part in clock.split(":"))
            while len(numbers) < 6:
                numbers.append(0)
            if fraction:
                numbers.append(int(fraction.ljust(6, "0")[:6]))
        return cls(*numbers, tzinfo=tz)

    @classmethod
    def strptime(cls, text, format):
        values = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0}
        position = 0
        index = 0
        while index < len(format):
            char = format[index]
            index += 1
            if char != "%":
                if text[position : position + 1] != char:
                    raise ValueError(f"time data {text!r} does not match format {format!r}")
                position += 1
                continue
            code = format[index]
            index += 1
            width = 4 if code == "Y" else 6 if code == "f" else 2
            end = position
            while end < len(text) and end - position < width and text[end].isdigit():
                end += 1
            if code not in values or end == position:
                raise ValueError(f"time data {text!r} does not match format {format!r}")
            digits = text[position:end]
            values[code] = int(digits.ljust(6, "0") if code == "f" else digits)
            position = end
        if position != len(text):
            raise ValueError(f"unconverted data remains: {text[position:]}")
        return cls(*values.values())

    def _micros(self):
        seconds = _days(self.year, self.month, self.day) * 86400 + self.hour * 3600 + self.minute * 60 + self.second
        return seconds * 1000000 + self.microsecond

    def _utc_micros(self):
        return self._micros() - (self.utcoffset()._micros if self.tzinfo is not None else 0)

    def timestamp(self):
        return self._utc_micros() / 1000000

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def astimezone(self, tz=None):
        tz = tz or timezone.utc
        return datetime._of(self._utc_micros() + tz.utcoffset(self)._micros, tz)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def replace(self, **changes):
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")
        return datetime(*[changes.get(name, getattr(self, name)) for name in names])

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
        return struct_time((*parts[:3], self.hour, self.minute, self.second, *parts[6:]))

    def timetuple(self):
        return self._struct()

    def strftime(self, format):
        return _format(format, self._struct(), self.microsecond)

    def ctime(self):
        return _time.asctime(self._struct())

    def _key(self):
        return self._utc_micros()

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return datetime._of(self._micros() + other._micros, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return datetime._of(self._micros() - other._micros, self.tzinfo)
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_micros() - other._utc_micros())


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
