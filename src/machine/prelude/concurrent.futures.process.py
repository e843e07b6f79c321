"""A pool of processes."""

import _kernel
from collections import deque
from concurrent.futures._base import BrokenExecutor, Executor, Future, _results
from threading import Lock, Thread
from time import monotonic

_pools = []


class BrokenProcessPool(BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


class ProcessPoolExecutor(Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _kernel.cpu_count()
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._processes = []
        self._calls = None
        self._results = None
        self._waiting = deque()
        self._futures = {}
        self._under_way = 0
        self._next_id = 0
        self._shutdown = False
        self._broken = None
        self._is_dismissed = False
        self._manager = None
        self._lock = Lock()
        if not _pools:
            _kernel.core("_at_exit")(_finish_all)
        _pools.append(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken is not None:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            self._waiting.append((future, fn, args, kwargs))
            if self._manager is None:
                self._start()
            self._feed()
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        if chunksize == 1:
            return super().map(fn, *iterables, timeout=timeout)
        end = None if timeout is None else timeout + monotonic()
        calls = list(zip(*iterables))
        chunks = [calls[start : start + chunksize] for start in range(0, len(calls), chunksize)]
        return _flattened(_results([self.submit(_call_chunk, fn, chunk) for chunk in chunks], end))

    def _start(self):
        from _processes import ForkProcess

        self._calls = _kernel.open_channel()
        self._results = _kernel.open_channel()
        for _ in range(self._max_workers):
            process = ForkProcess(target=_work, args=(self._calls, self._results, self._initializer, self._initargs))
            process.start()
            self._processes.append(process)
        self._manager = Thread(target=self._manage, daemon=True, _is_internal=True)
        self._manager.start()

    def _feed(self):
        """Hands calls to the processes: one more than there are of them, so that the rest can be cancelled."""
        while self._waiting and self._under_way <= self._max_workers:
            future, function, args, kwargs = self._waiting.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            number = self._next_id
            self._next_id += 1
            try:
                _kernel.send(self._calls, (number, function, args, kwargs))
            except BaseException as error:
                future.set_exception(error)
                continue
            self._futures[number] = future
            self._under_way += 1

    def _manage(self):
        processes = [process.pid for process in self._processes]
        while True:
            message = _kernel.receive_unless_ended(self._results, processes)
            if message is NotImplemented:
                if not self._is_dismissed:
                    self._break()
                    return
                message = _kernel.receive(self._results, None)
            if message is None:
                return
            number, result, error, text = message
            with self._lock:
                future = self._futures.pop(number, None)
                self._under_way -= 1
                self._feed()
                is_over = self._shutdown and not self._futures and not self._waiting
            if future is not None:
                if error is not None:
                    if isinstance(error, BaseException):
                        error.__cause__ = _RemoteTraceback(f'\n"""\n{text}"""')
                    future.set_exception(error)
                else:
                    future.set_result(result)
            message = future = result = error = None
            if is_over:
                self._dismiss()

    def _break(self):
        """A process has ended that was not told to."""
        with self._lock:
            self._broken = "A child process terminated abruptly, the process pool is not usable anymore"
            futures = list(self._futures.values())
            futures.extend(call[0] for call in self._waiting)
            self._futures.clear()
            self._waiting.clear()
        for future in futures:
            if not future.done():
                future.set_exception(
                    BrokenProcessPool(
                        "A process in the process pool was terminated abruptly while the future was running or pending."
                    )
                )
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()

    def _dismiss(self):
        self._is_dismissed = True
        for _ in self._processes:
            _kernel.send(self._calls, None)
        for process in self._processes:
            process.join()
        _kernel.send(self._results, None)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            was_shut_down = self._shutdown
            self._shutdown = True
            if cancel_futures:
                while self._waiting:
                    self._waiting.popleft()[0].cancel()
            is_idle = not self._futures and not self._waiting
        if self._manager is None:
            return
        if is_idle and not was_shut_down and self._broken is None:
            self._dismiss()
        if wait:
            self._manager.join()


def _work(calls, results, initializer, initargs):
    """What a process of the pool does until it is dismissed."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as error:
            import logging

            logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=error)
            return
    while True:
        call = _kernel.receive(calls, None)
        if call is None:
            return
        number, function, args, kwargs = call
        try:
            answer = (number, function(*args, **kwargs), None, "")
        except BaseException as error:
            import traceback

            answer = (number, None, error, "".join(traceback.format_exception(error)))
        try:
            _kernel.send(results, answer)
        except BaseException as error:
            _kernel.send(results, (number, None, error, ""))
        call = function = args = kwargs = answer = None


def _call_chunk(function, calls):
    return [function(*args) for args in calls]


def _flattened(chunks):
    for chunk in chunks:
        yield from chunk


def _finish_all():
    for pool in _pools:
        pool.shutdown(wait=True)
