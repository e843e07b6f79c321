"""Three programs that do nothing but compute; prints the best of five times of each, in milliseconds."""

import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def recursion():
    fib(25)


def generator():
    sum(x**2 for x in range(1_000_000))


def loop():
    turn = 0
    while turn < 1_000_000:
        turn += 1


for name, work in [("fib(25)", recursion), ("sum of a million squares", generator), ("a million turns of while", loop)]:
    best = None
    for _ in range(5):
        started = time.perf_counter()
        work()
        elapsed = time.perf_counter() - started
        if best is None or elapsed < best:
            best = elapsed
    print(f"{name}: {best * 1000:.1f}")
