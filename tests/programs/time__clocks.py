import time

start = time.time()
counter = time.perf_counter()
monotonic = time.monotonic()
nanoseconds = time.perf_counter_ns()
time.sleep(0.05)
print(0.045 < time.time() - start < 0.1, 0.045 < time.perf_counter() - counter < 0.1)
print(0.045 < time.monotonic() - monotonic < 0.1, type(nanoseconds).__name__)
print(round(time.perf_counter() - counter, 1), type(time.time()).__name__)
time.sleep(0)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
cpu = time.process_time()
time.sleep(0.05)
print(time.process_time() - cpu < 0.03)
