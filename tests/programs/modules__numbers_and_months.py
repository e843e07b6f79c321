"""Kinds of numbers, months and weekdays."""
import calendar
import numbers
import time
from decimal import Decimal
from fractions import Fraction

for value in (1, True, 2.5, Fraction(1, 3), Decimal("1.5"), "1", None):
    print(repr(value), [isinstance(value, kind) for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
print(calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.monthrange(2024, 2), calendar.weekday(2025, 1, 1))
print(calendar.day_name[0], calendar.month_abbr[12], list(calendar.month_name)[1], calendar.monthcalendar(2025, 2))
print(calendar.month(2024, 9))
print(calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm(time.gmtime(1_700_000_000)))
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)
