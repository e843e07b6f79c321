"""How long functions take."""

from time import perf_counter

default_timer = perf_counter
default_number = 1000000


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        if not callable(stmt):
            raise ValueError("stmt has to be callable: there is no compiler at run time")
        self.stmt = stmt
        self.setup = setup if callable(setup) else None
        self.timer = timer

    def timeit(self, number=default_number):
        if self.setup is not None:
            self.setup()
        start = self.timer()
        for _ in range(number):
            self.stmt()
        return self.timer() - start

    def repeat(self, repeat=5, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
