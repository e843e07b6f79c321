"""Months and weekdays."""

import datetime as _datetime

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
day_name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
day_abbr = [name[:3] for name in day_name]
month_name = ["", *"January February March April May June July August September October November December".split()]
month_abbr = [name[:3] for name in month_name]
_LENGTHS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


class IllegalMonthError(ValueError):
    def __str__(self):
        return f"bad month number {self.args[0]!r}; must be 1-12"


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    return sum([1 for year in range(y1, y2) if isleap(year)])


def weekday(year, month, day):
    return _datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _LENGTHS[month] + (month == 2 and isleap(year))


def monthcalendar(year, month):
    first, length = monthrange(year, month)
    days = [0] * first + list(range(1, length + 1))
    days += [0] * (-len(days) % 7)
    return [days[at : at + 7] for at in range(0, len(days), 7)]


def month(theyear, themonth, w=0, l=0):
    width, height = max(2, w), max(1, l)
    lines = [f"{month_name[themonth]} {theyear}".center(7 * (width + 1) - 1).rstrip()]
    lines.append(" ".join([name[:width].center(width) for name in (day_name if width >= 9 else day_abbr)]).rstrip())
    for week in monthcalendar(theyear, themonth):
        lines.append(" ".join([(f"{day:2}" if day else "").center(width) for day in week]).rstrip())
    return ("\n" * height).join(lines) + "\n" * height


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = _datetime.date(year, month, 1).toordinal() - _datetime.date(1970, 1, 1).toordinal() + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
