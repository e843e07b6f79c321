"""Warnings: filters, once for each place, and where they go."""

import _kernel
from _kernel import frames

_defaultaction = "default"
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class _Filter:
    def __init__(self, action, message, category, module, lineno):
        import re

        if action not in _ACTIONS:
            raise AssertionError(f"invalid action: {action!r}")
        if not isinstance(category, type) or not issubclass(category, Warning):
            raise AssertionError("category must be a Warning subclass")
        if not isinstance(lineno, int) or lineno < 0:
            raise AssertionError("lineno must be an int >= 0")
        self.action = action
        self.message = re.compile(message, re.I) if message else None
        self.category = category
        self.module = re.compile(module) if module else None
        self.lineno = lineno

    def fits(self, text, category, module, lineno):
        return (
            issubclass(category, self.category)
            and (self.message is None or self.message.match(text) is not None)
            and (self.module is None or self.module.match(module) is not None)
            and self.lineno in (0, lineno)
        )

    def is_same(self, other):
        return all(getattr(self, name) == getattr(other, name) for name in vars(self))


class _Plain:
    """A filter for a category alone, in one module or in all: those that there are at the beginning."""

    def __init__(self, action, category, module=None):
        self.action = action
        self.category = category
        self.module = module

    def fits(self, text, category, module, lineno):
        return issubclass(category, self.category) and self.module in (None, module)

    def is_same(self, other):
        return False


filters = [
    _Plain("default", DeprecationWarning, "__main__"),
    _Plain("ignore", DeprecationWarning),
    _Plain("ignore", PendingDeprecationWarning),
    _Plain("ignore", ImportWarning),
    _Plain("ignore", ResourceWarning),
]
_seen = set()
_lines = {}


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    places = frames()[:-1]
    if len(places) < stacklevel:
        _issue(message, category, "sys", 1, "sys", "")
        return
    filename, lineno, _, line, is_library, _ = places[-max(stacklevel, 1)]
    _issue(message, category, filename, lineno, filename.removesuffix(".py") if is_library else "__main__", line)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    _issue(message, category, filename, lineno, module or filename.removesuffix(".py") or "<unknown>", "")


def _issue(message, category, filename, lineno, module, line):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    action = _defaultaction
    for each in filters:
        if each.fits(text, category, module, lineno):
            action = each.action
            break
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always":
        place = {"once": (), "module": (module,)}.get(action, (module, lineno))
        key = (text, category, *place)
        if key in _seen:
            return
        _seen.add(key)
    _lines[filename, lineno] = line
    shown = WarningMessage(message, category, filename, lineno)
    if _recorders:
        _recorders[-1].append(shown)
    else:
        showwarning(message, category, filename, lineno)


def _write(shown, line):
    import sys

    text = formatwarning(shown.message, shown.category, shown.filename, shown.lineno, line)
    (shown.file or sys.stderr).write(text)


def _showwarning(message, category, filename, lineno, file=None, line=None):
    _write(WarningMessage(message, category, filename, lineno, file, line), line)


showwarning = _showwarning


def _capture(capture):
    """`logging.captureWarnings`"""
    global showwarning
    showwarning = _log if capture else _showwarning


def _log(message, category, filename, lineno, file=None, line=None):
    import logging

    if file is not None:
        _showwarning(message, category, filename, lineno, file, line)
        return
    logger = logging.getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.warning("%s", formatwarning(message, category, filename, lineno, line))


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _lines.get((filename, lineno))
    return f"{text}  {line.strip()}\n" if line else text


_recorders = []


def _insert(made, append):
    filters[:] = [each for each in filters if type(each) is not type(made) or not each.is_same(made)]
    filters.insert(len(filters) if append else 0, made)
    _seen.clear()


def simplefilter(action, category=Warning, lineno=0, append=False):
    _insert(_Filter(action, "", category, "", lineno), append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _insert(_Filter(action, message, category, module, lineno), append)


def resetwarnings():
    filters.clear()
    _seen.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._before = list(filters), showwarning
        log = None
        if self._record:
            log = []
            _recorders.append(log)
            showwarning = _showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        _seen.clear()
        return log

    def __exit__(self, kind, error, traceback):
        global showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], showwarning = self._before
        if self._record:
            _recorders.pop()
        _seen.clear()
