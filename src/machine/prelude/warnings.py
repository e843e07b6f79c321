"""Warnings."""

import _kernel

_ignored = []


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    if category is None:
        category = UserWarning
    if any(issubclass(category, kind) for kind in _ignored) or issubclass(category, (DeprecationWarning, ResourceWarning)):
        return
    _kernel.write(2, f"{category.__name__}: {message}\n")


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action == "ignore":
        _ignored.append(category)
    else:
        _ignored.clear()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    simplefilter(action, category)


def resetwarnings():
    _ignored.clear()


class catch_warnings:
    def __init__(self, *, record=False, **options):
        self._record = record

    def __enter__(self):
        self._before = list(_ignored)
        _ignored.append(Warning)
        return [] if self._record else None

    def __exit__(self, kind, error, traceback):
        _ignored[:] = self._before
