"""How long functions and pieces of programs take."""

from time import perf_counter

default_timer = perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        if not isinstance(stmt, str) and not callable(stmt):
            raise ValueError("stmt is neither a string nor callable")
        if not isinstance(setup, str) and not callable(setup):
            raise ValueError("setup is neither a string nor callable")
        self.timer = timer
        if callable(stmt) and (callable(setup) or setup == "pass"):
            self._inner = _plain(stmt, setup)
        else:
            self._inner = _written(stmt, setup, globals)

    def timeit(self, number=default_number):
        return self._inner(range(number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for digit in (1, 2, 5):
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def _plain(stmt, setup):
    def inner(turns, timer):
        if callable(setup):
            setup()
        start = timer()
        for _ in turns:
            stmt()
        return timer() - start

    return inner


def _written(stmt, setup, globals):
    known = dict(globals) if globals is not None else {}
    lines = ["def inner(_it, _timer):"]
    lines += _indented("_setup()" if callable(setup) else setup, 4)
    lines += ["    _t0 = _timer()", "    for _i in _it:"]
    lines += _indented("_stmt()" if callable(stmt) else stmt, 8)
    lines += ["    return _timer() - _t0"]
    known.update(_setup=setup, _stmt=stmt)
    exec(compile("\n".join(lines) + "\n", "<timeit-src>", "exec"), known)
    return known["inner"]


def _indented(text, by):
    import textwrap

    return textwrap.indent(textwrap.dedent(text).strip("\n"), " " * by).split("\n")


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
