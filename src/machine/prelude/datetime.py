"""Dates and times of day. What is local is UTC."""

import time as _time
from _time import _civil, _days, _format, struct_time

MINYEAR = 1
MAXYEAR = 9999

_FIRST = _days(1, 1, 1) - 1
_DAY = 86400000000
_LONGEST = 999999999


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        part = 0.0
        for value, unit in (
            (days, _DAY),
            (seconds, 1000000),
            (microseconds, 1),
            (milliseconds, 1000),
            (minutes, 60000000),
            (hours, 3600000000),
            (weeks, 604800000000),
        ):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                part += value * unit
            else:
                raise TypeError(
                    f"unsupported type for timedelta {_names[unit]} component: {type(value).__name__}"
                )
        self._set(whole + round(part))

    def _set(self, micros):
        days = micros // _DAY
        if abs(days) > _LONGEST:
            raise OverflowError(f"days={days}; must have magnitude <= {_LONGEST}")
        self._micros = micros

    @classmethod
    def _of(cls, micros):
        made = object.__new__(cls)
        made._set(micros)
        return made

    @property
    def days(self):
        return self._micros // _DAY

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
        return f"{_named(self)}({', '.join(parts) or '0'})"

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

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._micros - other._micros) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._micros - self._micros) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._micros * other)
        if isinstance(other, float):
            over, under = other.as_integer_ratio()
            return timedelta._of(_nearest(self._micros * over, under))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros / other._micros
        if isinstance(other, int):
            return timedelta._of(_nearest(self._micros, other))
        if isinstance(other, float):
            over, under = other.as_integer_ratio()
            return timedelta._of(_nearest(self._micros * under, over))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros // other._micros
        return timedelta._of(self._micros // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._micros % other._micros) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        count, rest = divmod(self._micros, other._micros)
        return count, timedelta._of(rest)

    def __neg__(self):
        return timedelta._of(-self._micros)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._micros))

    def __bool__(self):
        return self._micros != 0

    def __eq__(self, other):
        return self._micros == other._micros if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micros < other._micros if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micros <= other._micros if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micros > other._micros if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micros >= other._micros if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._micros)


_names = {
    _DAY: "days",
    1000000: "seconds",
    1: "microseconds",
    1000: "milliseconds",
    60000000: "minutes",
    3600000000: "hours",
    604800000000: "weeks",
}


def _nearest(over, under):
    """The quotient of two whole numbers, a half to the even side."""
    if under < 0:
        over, under = -over, -under
    whole, rest = divmod(over, under)
    if rest * 2 > under or rest * 2 == under and whole % 2:
        whole += 1
    return whole


def _named(thing):
    """The name of its class, with the module for those of this one."""
    kind = type(thing)
    return f"{kind.__module__}.{kind.__qualname__}" if kind.__module__ == __name__ else kind.__qualname__


timedelta.resolution = timedelta(microseconds=1)
timedelta.min = timedelta(days=-_LONGEST)
timedelta.max = timedelta(days=_LONGEST, hours=23, minutes=59, seconds=59, microseconds=999999)


class tzinfo:
    def utcoffset(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, moment):
        return moment + self.utcoffset(moment)


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(
                f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}"
            )
        if not -_DAY < offset._micros < _DAY:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}."
            )
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
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)


def _offset_text(offset, colon=":"):
    sign = "-" if offset._micros < 0 else "+"
    seconds, micros = divmod(abs(offset._micros), 1000000)
    text = f"{sign}{seconds // 3600:02}{colon}{seconds // 60 % 60:02}"
    if seconds % 60 or micros:
        text += f"{colon}{seconds % 60:02}"
    return f"{text}.{micros:06}" if micros else text


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
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
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_civil(ordinal + _FIRST))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_date_of(text))
        except (ValueError, IndexError) as error:
            if "must be in" in str(error) or "out of range" in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 0 < week < 54:
            raise ValueError(f"Invalid week: {week}")
        if not 0 < day < 8:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        fourth = date(year, 1, 4)
        made = fourth.toordinal() - fourth.weekday() + (week - 1) * 7 + day - 1
        if week == 53 and date.fromordinal(made - day + 4).year != year:
            raise ValueError(f"Invalid week: {week}")
        return cls.fromordinal(made)

    def toordinal(self):
        return _days(self.year, self.month, self.day) - _FIRST

    def weekday(self):
        return (_days(self.year, self.month, self.day) + 3) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_named(self)}({self.year}, {self.month}, {self.day})"

    def _parts(self):
        days = _days(self.year, self.month, self.day)
        yearday = days - _days(self.year, 1, 1) + 1
        return (self.year, self.month, self.day, 0, 0, 0, (days + 3) % 7, yearday, -1)

    def timetuple(self):
        return struct_time(self._parts())

    def isocalendar(self):
        thursday = self.toordinal() + 3 - self.weekday()
        year = date.fromordinal(thursday).year
        week = (thursday - date(year, 1, 1).toordinal()) // 7 + 1
        return IsoCalendarDate((year, week, self.isoweekday()))

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def strftime(self, format):
        return _format(format, struct_time(self._parts()), 0, "", "")

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
        )

    def _key(self):
        return (self.year, self.month, self.day)

    def _fits(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._fits(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._fits(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._fits(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._fits(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._fits(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def _moved(self, days):
        ordinal = self.toordinal() + days
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    def __add__(self, other):
        return self._moved(other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented


class IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _date_of(text):
    """Year, month and day of `2024-01-02`, `20240102`, `2024-W01-2` or `2024W012`."""
    year, rest = int(text[:4]), text[4:]
    if len(text) < 7 or not text[:4].isdigit():
        raise ValueError
    has_dash = rest[0] == "-"
    rest = rest[has_dash:]
    if rest[0] == "W":
        week, rest = rest[1:3], rest[3:]
        if rest and (rest[0] == "-") != has_dash:
            raise ValueError
        day = rest.removeprefix("-") or "1"
        if len(day) != 1:
            raise ValueError
        found = date.fromisocalendar(year, int(week), int(day))
        return found.year, found.month, found.day
    month, rest = rest[:2], rest[2:]
    if has_dash:
        if rest[0] != "-":
            raise ValueError
        rest = rest[1:]
    if len(rest) != 2 or not (month + rest).isdigit():
        raise ValueError
    return year, int(month), int(rest)


def _check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
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


class _Zoned:
    """What a time of day and a moment have in common: a zone that they may have."""

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self._moment())

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self._moment())

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self._moment())

    def _clock_text(self, timespec):
        text = f"{self.hour:02}"
        if timespec == "auto":
            timespec = "microseconds" if self.microsecond else "seconds"
        if timespec not in _SPECS:
            raise ValueError("Unknown timespec value")
        place = _SPECS.index(timespec)
        if place > 0:
            text += f":{self.minute:02}"
        if place > 1:
            text += f":{self.second:02}"
        if place == 3:
            text += f".{self.microsecond // 1000:03}"
        elif place == 4:
            text += f".{self.microsecond:06}"
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def _zone_texts(self):
        offset = self.utcoffset()
        return ("", "") if offset is None else (_offset_text(offset, ""), self.tzname() or "")

    def _clock_parts(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        return parts

    def _tail(self):
        fold = ", fold=1" if self.fold else ""
        return fold if self.tzinfo is None else f"{fold}, tzinfo={self.tzinfo!r}"


_SPECS = ("hours", "minutes", "seconds", "milliseconds", "microseconds")


class time(_Zoned):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond, tzinfo, fold)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    def _moment(self):
        return None

    @classmethod
    def fromisoformat(cls, text):
        try:
            return cls(*_clock_of(text.removeprefix("T")))
        except (ValueError, TypeError, IndexError) as error:
            if "must be in" in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def isoformat(self, timespec="auto"):
        return self._clock_text(timespec)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_named(self)}({', '.join(str(part) for part in self._clock_parts())}{self._tail()})"

    def strftime(self, format):
        parts = struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))
        return _format(format, parts, self.microsecond, *self._zone_texts())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
            fold=self.fold if fold is None else fold,
        )

    def _key(self):
        micros = ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond
        offset = self.utcoffset()
        return micros if offset is None else micros - offset._micros

    def _order(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key() - other._key()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        return self._order(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._order(other) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._order(other) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._order(other) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


def _clock_of(text):
    """Hour, minute, second, microsecond and zone of `03:04:05.678+01:00`, also without colons."""
    zone = None
    if text.endswith("Z"):
        text, zone = text[:-1], timezone.utc
    else:
        place = max(text.find("+"), text.find("-"))
        if place > 0:
            sign = -1 if text[place] == "-" else 1
            hour, minute, second, micro, _ = _clock_of(text[place + 1 :])
            zone = timezone(sign * timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro))
            if not zone._offset:
                zone = timezone.utc
            text = text[:place]
    clock, point, fraction = text.replace(",", ".").partition(".")
    parts = clock.split(":") if ":" in clock else [clock[at : at + 2] for at in range(0, len(clock), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 or not part.isdigit() for part in parts):
        raise ValueError
    if point and not (fraction.isdigit() and len(parts) == 3):
        raise ValueError
    numbers = [int(part) for part in parts] + [0] * (3 - len(parts))
    return (*numbers, int((fraction + "000000")[:6]), zone)


def _check_time(hour, minute, second, microsecond, tz, fold):
    for name, value, limit in (
        ("hour", hour, 23),
        ("minute", minute, 59),
        ("second", second, 59),
        ("microsecond", microsecond, 999999),
    ):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if not 0 <= value <= limit:
            raise ValueError(f"{name} must be in 0..{limit}")
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(_Zoned, date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        date.__init__(self, year, month, day)
        _check_time(hour, minute, second, microsecond, tzinfo, fold)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    def _moment(self):
        return self

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
        micros = _nearest(*[part * scale for part, scale in zip(timestamp.as_integer_ratio(), (1000000, 1))])
        moment = cls._of(micros, tz)
        return moment if tz is None else tz.fromutc(moment)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*_civil(ordinal + _FIRST))

    @classmethod
    def _of(cls, micros, tz=None):
        days, rest = divmod(micros, _DAY)
        if not 0 < days - _FIRST <= 3652059:
            raise OverflowError("date value out of range")
        year, month, day = _civil(days)
        seconds, micro = divmod(rest, 1000000)
        return cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        clock = (time.hour, time.minute, time.second, time.microsecond, zone)
        return cls(date.year, date.month, date.day, *clock, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        # Where the date ends: dashes, and weeks without a day, make it longer or shorter.
        length = 8 if text[4:5] != "-" else 10
        if text[4:6] == "-W":
            length = 10 if text[8:9] == "-" else 8
        elif text[4:5] == "W":
            length = 8 if text[7:8].isdigit() else 7
        try:
            day, rest = _date_of(text[:length]), text[length:]
            if rest and len(rest) < 3:
                raise ValueError
            return cls(*day, *(_clock_of(rest[1:]) if rest else ()))
        except (ValueError, IndexError) as error:
            if "must be in" in str(error) or "out of range" in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        from _strptime import parse

        found = parse(text, format)
        micro, offset, name = found[9:]
        zone = None
        if offset is not None:
            zone = timezone.utc if not offset and name is None else None
            if zone is None:
                shift = timedelta(microseconds=offset)
                zone = timezone(shift) if name is None else timezone(shift, name)
        return cls(*found[:6], micro, zone)

    def _micros(self):
        seconds = _days(self.year, self.month, self.day) * 86400 + self.hour * 3600 + self.minute * 60 + self.second
        return seconds * 1000000 + self.microsecond

    def _utc_micros(self):
        offset = self.utcoffset()
        return self._micros() if offset is None else self._micros() - offset._micros

    def timestamp(self):
        return self._utc_micros() / 1000000

    def astimezone(self, tz=None):
        tz = tz or timezone.utc
        return tz.fromutc(type(self)._of(self._utc_micros(), tz))

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

    def replace(
        self,
        year=None,
        month=None,
        day=None,
        hour=None,
        minute=None,
        second=None,
        microsecond=None,
        tzinfo=True,
        *,
        fold=None,
    ):
        given = (year, month, day, hour, minute, second, microsecond)
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        parts = [getattr(self, name) if value is None else value for name, value in zip(names, given)]
        zone = self.tzinfo if tzinfo is True else tzinfo
        return type(self)(*parts, zone, fold=self.fold if fold is None else fold)

    def isoformat(self, sep="T", timespec="auto"):
        return f"{date.isoformat(self)}{sep}{self._clock_text(timespec)}"

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, *self._clock_parts()]
        return f"{_named(self)}({', '.join(str(part) for part in parts)}{self._tail()})"

    def _struct(self, isdst=-1):
        parts = date._parts(self)
        return struct_time((*parts[:3], self.hour, self.minute, self.second, *parts[6:8], isdst))

    def timetuple(self):
        dst = self.dst()
        return self._struct(-1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        return datetime._of(self._utc_micros())._struct(0)

    def strftime(self, format):
        return _format(format, self._struct(), self.microsecond, *self._zone_texts())

    def ctime(self):
        return _time.asctime(self._struct())

    def _key(self):
        return self._utc_micros()

    def _order(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc_micros() - other._utc_micros()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented if not isinstance(other, date) else False
        same_kind = (self.utcoffset() is None) == (other.utcoffset() is None)
        return same_kind and self._utc_micros() == other._utc_micros()

    def __lt__(self, other):
        return self._order(other) < 0 if self._fits(other) else NotImplemented

    def __le__(self, other):
        return self._order(other) <= 0 if self._fits(other) else NotImplemented

    def __gt__(self, other):
        return self._order(other) > 0 if self._fits(other) else NotImplemented

    def __ge__(self, other):
        return self._order(other) >= 0 if self._fits(other) else NotImplemented

    def _fits(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return isinstance(other, datetime)

    def __hash__(self):
        return hash(self._utc_micros())

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
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_micros() - other._utc_micros())


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
