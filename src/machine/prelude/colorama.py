"""Colours for terminals. There is no terminal here: as for a file, `init` has the codes taken out."""

import sys as _sys


class _Codes:
    def __init__(self, **numbers):
        for name, number in numbers.items():
            setattr(self, name, f"\033[{number}m")


def _colours(first):
    names = "BLACK RED GREEN YELLOW BLUE MAGENTA CYAN WHITE".split()
    plain = {name: first + at for at, name in enumerate(names)}
    light = {f"LIGHT{name}_EX": first + 60 + at for at, name in enumerate(names)}
    return _Codes(**plain, RESET=first + 9, **light)


Fore = _colours(30)
Back = _colours(40)
Style = _Codes(BRIGHT=1, DIM=2, NORMAL=22, RESET_ALL=0)


class _Cursor:
    def UP(self, n=1):
        return f"\033[{n}A"

    def DOWN(self, n=1):
        return f"\033[{n}B"

    def FORWARD(self, n=1):
        return f"\033[{n}C"

    def BACK(self, n=1):
        return f"\033[{n}D"

    def POS(self, x=1, y=1):
        return f"\033[{y};{x}H"


Cursor = _Cursor()


class _Plain:
    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        first, *pieces = text.split("\033[")
        self.stream.write(first + "".join([_after(piece) for piece in pieces]))

    def __getattr__(self, name):
        return getattr(self.stream, name)


def _after(piece):
    """What follows a code."""
    end = 0
    while end < len(piece) and (piece[end].isdigit() or piece[end] in ";?"):
        end += 1
    return piece[end + 1 :]


_streams = []


def init(autoreset=False, convert=None, strip=None, wrap=True):
    if not _streams:
        _streams.extend([_sys.stdout, _sys.stderr])
    if strip is None or strip:
        _sys.stdout, _sys.stderr = _Plain(_streams[0]), _Plain(_streams[1])


def deinit():
    if _streams:
        _sys.stdout, _sys.stderr = _streams


def reinit():
    init()


def just_fix_windows_console():
    pass
