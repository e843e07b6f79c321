"""How long pieces of a program take, said when they are over."""

import math
import time


class TimerError(Exception):
    pass


class Timers(dict):
    """Sums by name, and every single time behind them."""

    def __init__(self):
        super().__init__()
        self._timings = {}

    def add(self, name, value):
        self._timings.setdefault(name, []).append(value)
        dict.__setitem__(self, name, self.get(name, 0) + value)

    def __setitem__(self, name, value):
        raise TypeError("'Timers' does not support item assignment. Use '.add()' to update values.")

    def clear(self):
        super().clear()
        self._timings.clear()

    def apply(self, func, name):
        if name not in self._timings:
            raise KeyError(name)
        return func(self._timings[name])

    def count(self, name):
        return self.apply(len, name)

    def total(self, name):
        return self.apply(sum, name)

    def min(self, name):
        return self.apply(lambda values: min(values or [0]), name)

    def max(self, name):
        return self.apply(lambda values: max(values or [0]), name)

    def mean(self, name):
        return self.apply(lambda values: sum(values) / len(values) if values else 0, name)

    def median(self, name):
        import statistics

        return self.apply(lambda values: statistics.median(values or [0]), name)

    def stdev(self, name):
        import statistics

        return self.apply(lambda values: statistics.stdev(values) if len(values) > 1 else math.nan, name)


class Timer:
    timers = Timers()

    def __init__(self, name=None, text="Elapsed time: {:0.4f} seconds", initial_text=False, logger=print):
        self.name = name
        self.text = text
        self.initial_text = initial_text
        self.logger = logger
        self.last = math.nan
        self._start = None

    def start(self):
        if self._start is not None:
            raise TimerError("Timer is running. Use .stop() to stop it")
        if self.logger and self.initial_text:
            if isinstance(self.initial_text, str):
                self.logger(self.initial_text.format(name=self.name))
            else:
                self.logger(f"Timer {self.name} started" if self.name else "Timer started")
        self._start = time.perf_counter()

    def stop(self):
        if self._start is None:
            raise TimerError("Timer is not running. Use .start() to start it")
        self.last = time.perf_counter() - self._start
        self._start = None
        if self.logger:
            if callable(self.text):
                text = self.text(self.last)
            else:
                values = {"name": self.name, "milliseconds": self.last * 1000, "seconds": self.last, "minutes": self.last / 60}
                text = self.text.format(self.last, **values)
            self.logger(str(text))
        if self.name:
            self.timers.add(self.name, self.last)
        return self.last

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()

    def __call__(self, function):
        import functools

        @functools.wraps(function)
        def timed(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return timed
