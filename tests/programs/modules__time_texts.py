"""Times to texts and back, and the clocks."""

import time

start = time.gmtime(1704164645)
print(start.tm_year, start[1], len(start), start[:3], start == time.gmtime(1704164645), isinstance(start, tuple))
print(start)
print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %W %w %y %p %I %z", start))
print(time.asctime(start), time.strptime("2 Jan 24", "%d %b %y")[:6], time.strptime("10:20 PM", "%I:%M %p").tm_hour)
print(time.strptime("Tue Jan  2 03:04:05 2024").tm_yday, time.strptime("2024 05 1", "%Y %W %w")[:3])
for text, form in (("2024", "%m"), ("12:61", "%H:%M"), ("x", "%")):
    try:
        print(time.strptime(text, form))
    except ValueError as error:
        print(error)
before = time.clock_gettime(time.CLOCK_MONOTONIC)
time.sleep(0.01)
print(0.009 < time.clock_gettime(time.CLOCK_MONOTONIC) - before < 0.5, time.clock_gettime_ns(time.CLOCK_REALTIME) > 10**18)
print(time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
