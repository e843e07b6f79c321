"""The bare model of a server that waits 100 ms for each request, in SimPy: prints how many seconds it took."""

import sys
import time

import simpy


def request(environment, answered):
    yield environment.timeout(0.1)
    answered[0] += 1


def arrivals(environment, count, answered):
    for _ in range(count):
        environment.process(request(environment, answered))
        yield environment.timeout(0.001)


count = int(sys.argv[1])
answered = [0]
environment = simpy.Environment()
environment.process(arrivals(environment, count, answered))
started = time.perf_counter()
environment.run()
assert answered[0] == count
print(time.perf_counter() - started)
