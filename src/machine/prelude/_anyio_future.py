"""anyio's own future."""

from enum import Enum, auto

from anyio import Event


class FutureNotFinished(Exception):
    pass


class FutureAlreadyFinished(Exception):
    pass


class FutureFailed(Exception):
    pass


class FutureCancelled(FutureFailed):
    pass


class Future:
    class Status(Enum):
        PENDING = auto()
        FINISHED = auto()
        CANCELLED = auto()
        FAILED = auto()

    def __init__(self, *, name=None):
        self._finished = Event()
        self._error = None
        self._is_cancelled = False
        self._name = name

    def __class_getitem__(cls, item):
        return cls

    @property
    def status(self):
        if not self._finished.is_set():
            return self.Status.PENDING
        if self._is_cancelled:
            return self.Status.CANCELLED
        return self.Status.FINISHED if self._error is None else self.Status.FAILED

    def _check_finished(self):
        if self.status is self.Status.PENDING:
            raise FutureNotFinished("the future has not finished yet")
        if self.status is self.Status.CANCELLED:
            raise FutureCancelled("the future was cancelled")

    def _check_pending(self):
        status = self.status
        if status is self.Status.CANCELLED:
            raise FutureCancelled("future was cancelled")
        if status is not self.Status.PENDING:
            is_well = status is self.Status.FINISHED
            raise FutureAlreadyFinished("future has already finished" if is_well else "future already failed")

    def cancel(self):
        if self.status is self.Status.PENDING:
            self._is_cancelled = True
            self._finished.set()

    @property
    def exception(self):
        self._check_finished()
        return self._error

    @exception.setter
    def exception(self, error):
        self._check_pending()
        self._error = error
        self._finished.set()

    @property
    def return_value(self):
        self._check_finished()
        if self._error is not None:
            raise FutureFailed("the future raised an exception") from self._error
        return self._value

    @return_value.setter
    def return_value(self, value):
        self._check_pending()
        self._value = value
        self._finished.set()

    async def wait(self):
        await self._finished.wait()

    def __await__(self):
        yield from self.wait().__await__()
        return self.return_value

    def __repr__(self):
        return f"<Future {self.status.name.lower()} name={self._name!r}>"
