"""Programs that do nothing but compute, for every Python that runs in a browser; prints the best time of each, in
milliseconds."""

import asyncio

try:
    from time import perf_counter

    def clock():
        return perf_counter() * 1000

except ImportError:
    # MicroPython has another clock.
    from time import ticks_us

    def clock():
        return ticks_us() / 1000


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


class Account:
    def __init__(self, limit):
        self.balance = 0
        self.moves = 0
        self.limit = limit

    def is_open(self):
        return self.balance < self.limit

    def deposit(self, amount):
        if self.is_open():
            self.balance += amount
            self.moves += 1
        return self


def methods():
    accounts = [Account(limit * 100) for limit in range(100)]
    for turn in range(1_000):
        for account in accounts:
            account.deposit(turn).deposit(1)
    return sum(account.balance + account.moves for account in accounts)


async def yields():
    for _ in range(10):
        await asyncio.sleep(0)


async def tasks():
    await asyncio.gather(*[yields() for _ in range(10_000)])


def best(times):
    return f"{min(times):.1f}"


def computing():
    programs = [
        ("fib(25)", recursion),
        ("sum of a million squares", generator),
        ("a million turns of while", loop),
        ("200,000 method calls", methods),
    ]
    for name, work in programs:
        times = []
        for _ in range(5):
            started = clock()
            work()
            times.append(clock() - started)
        print(f"{name}: {best(times)}")


async def waiting():
    times = []
    for _ in range(3):
        started = clock()
        await tasks()
        times.append(clock() - started)
    print(f"10,000 tasks, 10 sleep(0): {best(times)}")
