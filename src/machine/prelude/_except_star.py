"""How `except*` divides what was raised among its clauses; compiled code makes a `Division` in the handler."""

from _kernel import copy_traceback


class Division:
    def __init__(self, raised):
        self._raised = raised
        self._rest = raised
        self._taken = []
        self._failures = []

    def take(self, kind):
        """What of the rest is of this kind, as a group; None if nothing is."""
        _check(kind)
        rest = self._rest
        if rest is None:
            return None
        if isinstance(rest, BaseExceptionGroup):
            taken, self._rest = rest.split(kind)
        elif isinstance(rest, kind):
            taken, self._rest = _group("", (rest,)), None
            copy_traceback(taken, rest)
        else:
            return None
        if taken is not None:
            self._taken.append(taken)
        return taken

    def failed(self, error):
        """A clause has raised this, perhaps just what it was given. Returns itself, for the next clause."""
        self._failures.append(error)
        return self

    def result(self):
        """What is still to be raised after the last clause, or None."""
        raised = self._raised
        if not isinstance(raised, BaseExceptionGroup):
            return self._failures[0] if self._failures else self._rest
        again = [error for error in self._failures if self._was_given(error)]
        new = [error for error in self._failures if not self._was_given(error)]
        if self._rest is not None:
            again.append(self._rest)
        if again:
            leaves = set()
            for error in again:
                _collect(error, leaves)
            kept, _ = raised.split(lambda error: id(error) in leaves)
            if not new:
                return kept
            new.append(kept)
        if not new:
            return None
        return new[0] if len(new) == 1 else _group("", new)

    def _was_given(self, error):
        for taken in self._taken:
            if taken is error:
                return True
        return False


def _check(kind):
    kinds = kind if isinstance(kind, tuple) else (kind,)
    for one in kinds:
        if not isinstance(one, type) or not issubclass(one, BaseException):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(one, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")


def _group(message, errors):
    for error in errors:
        if not isinstance(error, Exception):
            return BaseExceptionGroup(message, errors)
    return ExceptionGroup(message, errors)


def _collect(error, leaves):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            _collect(inner, leaves)
    else:
        leaves.add(id(error))
