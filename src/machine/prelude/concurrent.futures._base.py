"""Futures of pools, and what waits for them."""

from threading import Condition, Event, Lock
from time import monotonic

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._condition = Condition()
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []

    def __repr__(self):
        state = {"CANCELLED_AND_NOTIFIED": "cancelled"}.get(self._state, self._state.lower())
        outcome = ""
        if self._state == "FINISHED":
            if self._exception is not None:
                outcome = f" raised {type(self._exception).__name__}"
            else:
                outcome = f" returned {type(self._result).__name__}"
        return f"<Future at {id(self):#x} state={state}{outcome}>"

    def cancel(self):
        with self._condition:
            if self._state in ("RUNNING", "FINISHED"):
                return False
            if self._state != "PENDING":
                return True
            self._state = "CANCELLED"
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED")

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state not in ("PENDING", "RUNNING")

    def add_done_callback(self, function):
        with self._condition:
            if not self.done():
                self._callbacks.append(function)
                return
        self._call(function)

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == "CANCELLED":
                self._state = "CANCELLED_AND_NOTIFIED"
                return False
            if self._state == "PENDING":
                self._state = "RUNNING"
                return True
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _wait(self, timeout):
        with self._condition:
            if not self.done():
                self._condition.wait(timeout)
            if self.cancelled():
                raise CancelledError()
            if not self.done():
                raise TimeoutError()

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = "FINISHED"
            self._condition.notify_all()
        self._call_back()

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for function in callbacks:
            self._call(function)

    def _call(self, function):
        try:
            function(self)
        except Exception as error:
            import logging

            logging.getLogger("concurrent.futures").error(f"exception calling callback for {self!r}", exc_info=error)


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.shutdown(wait=True)
        return False


def _results(futures, end):
    try:
        futures.reverse()
        while futures:
            future = futures.pop()
            yield future.result() if end is None else future.result(end - monotonic())
    finally:
        for future in futures:
            future.cancel()


class DoneAndNotDoneFutures(tuple):
    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    futures = set(fs)
    enough = Event()
    lock = Lock()
    left = 0

    def one_done(future):
        nonlocal left
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        with lock:
            left -= 1
            is_last = left <= 0
        if is_last or return_when == FIRST_COMPLETED or failed:
            enough.set()

    pending = [future for future in futures if not future.done()]
    done = [future for future in futures if future.done()]
    failed = [future for future in done if not future.cancelled() and future.exception() is not None]
    is_enough = not pending or (return_when == FIRST_COMPLETED and done) or (return_when == FIRST_EXCEPTION and failed)
    if not is_enough:
        left = len(pending)
        for future in pending:
            future.add_done_callback(one_done)
        enough.wait(timeout)
        done = [future for future in futures if future.done()]
    return DoneAndNotDoneFutures((set(done), {future for future in futures if future not in done}))


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + monotonic()
    futures = set(fs)
    total = len(futures)
    finished = [future for future in futures if future.done()]
    unfinished = [future for future in futures if future not in finished]
    given = 0
    change = Condition()

    def one_done(future):
        with change:
            finished.append(future)
            change.notify_all()

    for future in unfinished:
        future.add_done_callback(one_done)
    while given < total:
        with change:
            while not finished:
                left = None if end is None else end - monotonic()
                if left is not None and left < 0:
                    raise TimeoutError(f"{total - given} (of {total}) futures unfinished")
                change.wait(left)
            future = finished.pop(0)
        given += 1
        yield future
