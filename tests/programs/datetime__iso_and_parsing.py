# Dates and times from text and to text, zones, comparisons.
from datetime import date, datetime, time, timedelta, timezone, tzinfo


def tell(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("2019-12-04", "20191204", "2021-W01-1", "2021W011", "2021-W53", "2019-13-04", "later", "2019-02-30"):
    tell(lambda: date.fromisoformat(text))
for text in ("04:23:01", "T042301", "04:23:01,000384", "04:23:01+04:00", "04:23Z", "04", "4:2", "25:00", "04:23:01.5"):
    tell(lambda: time.fromisoformat(text))
for text in ("2011-11-04", "2011-11-04T00:05:23Z", "20111104T000523", "2011-W01-2T00:05:23.283", "2011-11-04 00:05-03:30", "x"):
    tell(lambda: datetime.fromisoformat(text))
formats = {
    "21/11/06 16:30": "%d/%m/%y %H:%M",
    "Nov 21 2006": "%b %d %Y",
    "Tuesday, 21. November 2006 04:30PM": "%A, %d. %B %Y %I:%M%p",
    "2006-11-21T16:30:05.123+0200": "%Y-%m-%dT%H:%M:%S.%f%z",
    "2006 325": "%Y %j",
    "2006": "%Y-%m",
    "2006-1-2 left": "%Y-%m-%d",
    "12": "%Q",
}
for text, format in formats.items():
    tell(lambda: datetime.strptime(text, format))


class East(tzinfo):
    def utcoffset(self, moment):
        return timedelta(hours=1)

    def dst(self, moment):
        return timedelta(0)

    def tzname(self, moment):
        return "east"

    def __repr__(self):
        return "East()"


moment = datetime(2020, 2, 29, 12, 30, tzinfo=East())
tell(lambda: moment)
tell(lambda: moment.astimezone(timezone.utc))
tell(lambda: moment.strftime("%z %Z %U %G-%V-%u %j"))
tell(lambda: moment.utctimetuple())
tell(lambda: time(12, 10, tzinfo=East()).isoformat())
tell(lambda: f"{time(12, 10):%H.%M} {moment:%d.%m.}")
tell(lambda: moment < datetime(2020, 2, 29))
tell(lambda: date(2020, 1, 1) < datetime(2020, 1, 1))
tell(lambda: (timezone(timedelta(hours=5, minutes=30), "IST"), timezone(timedelta(hours=-3.5)), str(timezone(timedelta(hours=-5)))))
tell(lambda: timezone(timedelta(hours=25)))
tell(lambda: (date.max, timedelta.max, datetime.min, datetime.fromisocalendar(2020, 1, 1), time(1, 2).replace(minute=5)))
