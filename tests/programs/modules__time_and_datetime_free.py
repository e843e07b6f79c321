import time

for name in ("sleep", "time", "perf_counter", "monotonic", "process_time", "time_ns"):
    print(name, callable(getattr(time, name)))
try:
    time.sleep("1")
except TypeError as error:
    print(error)
try:
    time.nope
except AttributeError as error:
    print(error)
from time import perf_counter as clock
start = clock()
total = sum(range(1000))
print(total, clock() >= start)
