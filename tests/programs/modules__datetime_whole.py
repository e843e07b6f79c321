"""Dates, times, zones and spans of time, and what of them does not go together."""

from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo


def attempt(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(date.min, date.max, date.resolution, MAXYEAR, datetime.min, datetime.max)
leap = date(2024, 2, 29)
print(leap.isocalendar(), date.fromisocalendar(2024, 9, 4), leap.replace(year=2028), leap.timetuple().tm_yday)
print(repr(date.fromisoformat("20240102")), repr(date.fromisoformat("2024-W01-2")), date(2020, 12, 31).isocalendar().week)
print([attempt(lambda: date(2023, 2, 29)), attempt(lambda: date(0, 1, 1)), attempt(lambda: date.fromisoformat("2024-1-2"))])
print(leap + timedelta(days=366), leap - date(2024, 1, 1), attempt(lambda: date.max + timedelta(1)), attempt(lambda: leap + 1))
print(leap < date(2025, 1, 1), leap == datetime(2024, 2, 29), attempt(lambda: leap < datetime(2024, 3, 1)))

west = timezone(timedelta(hours=-5, minutes=-30), "WEST")
moment = datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=west)
print(moment, repr(moment), moment.astimezone(UTC), moment.utcoffset(), moment.tzname(), moment.dst())
print(moment.timetz(), repr(moment.time()), moment.utctimetuple().tm_hour, moment.timestamp())
print(moment.isoformat(timespec="milliseconds"), moment.isoformat(" ", "hours"), attempt(lambda: moment.isoformat("T", "days")))
print(moment.strftime("%a %d %b %Y %I:%M:%S.%f %p %z %Z %j %U %W %V %G %u %%"), f"{moment:%A, %B %-d}")
print(moment == moment.astimezone(UTC), hash(moment) == hash(moment.astimezone(UTC)))
print(attempt(lambda: moment < datetime(2024, 1, 2)), attempt(lambda: moment - datetime(2024, 1, 2)), moment == datetime(2024, 1, 2))
print(repr(moment.replace(tzinfo=None, microsecond=0)), repr(timezone.utc), repr(west), timezone(timedelta(hours=1)))
print(attempt(lambda: timezone(timedelta(hours=24))), attempt(lambda: datetime(2024, 1, 1, 24)), attempt(lambda: datetime(2024, 1, 1, tzinfo=3)))

for text in ("2024-01-02", "2024-01-02T03", "2024-01-02 03:04", "20240102T030405", "2024-01-02T03:04:05.123+01:00", "2024-01-02T03:04:05Z"):
    print(repr(datetime.fromisoformat(text)))
print(attempt(lambda: datetime.fromisoformat("yesterday")), attempt(lambda: datetime.fromisoformat("2024-13-02")))
for text, form in (
    ("02 Jan 2024 03:04 PM", "%d %b %Y %I:%M %p"),
    ("2024-01-02T03:04:05.5+0200", "%Y-%m-%dT%H:%M:%S.%f%z"),
    ("Tuesday, 2 January 24", "%A, %d %B %y"),
    ("60 2024", "%j %Y"),
    ("1/2/99 9:8:7", "%m/%d/%y %H:%M:%S"),
):
    print(repr(datetime.strptime(text, form)))
print(attempt(lambda: datetime.strptime("2024", "%Y-%m")), attempt(lambda: datetime.strptime("2024 x", "%Y")))
print(attempt(lambda: datetime.strptime("30 Feb 2024", "%d %b %Y")), attempt(lambda: datetime.strptime("1", "%Q")))

print(time(3, 4), repr(time(3, 4, tzinfo=UTC)), time(3, 4).replace(hour=5), time(1) < time(2), time(1) <= time(1), time.max)
print(repr(time.fromisoformat("03:04:05.000678+01:00")), f"{time(15, 4):%H.%M}", attempt(lambda: time(1, tzinfo=UTC) < time(2)))
print(repr(timedelta(days=1.5, hours=2)), divmod(timedelta(hours=5), timedelta(hours=2)), timedelta(seconds=-1), timedelta.max)
print(timedelta(minutes=1) * 1.5, timedelta(minutes=1) / 7, timedelta(hours=1) // timedelta(minutes=7), -timedelta(1), abs(timedelta(-1)))
print(timedelta(hours=1) % timedelta(minutes=7), timedelta(hours=1) / timedelta(minutes=8), sum([timedelta(1)] * 3, timedelta()))
print(attempt(lambda: timedelta(1) + 1), attempt(lambda: timedelta("1")), attempt(lambda: timedelta(10**9)))


class Summer(tzinfo):
    def utcoffset(self, moment):
        return timedelta(hours=2 if 4 <= moment.month <= 9 else 1)

    def dst(self, moment):
        return timedelta(hours=1 if 4 <= moment.month <= 9 else 0)

    def tzname(self, moment):
        return "SUMMER" if self.dst(moment) else "WINTER"


class Stamp(datetime):
    def day_name(self):
        return f"{self:%A}"


july = Stamp(2024, 7, 4, 12, tzinfo=Summer())
print(july, july.tzname(), july.day_name(), type(july + timedelta(1)).__name__, (july + timedelta(days=180)).isoformat())
print(datetime.combine(date(2024, 1, 2), time(3, 4, tzinfo=UTC)), datetime.fromtimestamp(86399.5, UTC), datetime.fromordinal(738000))
