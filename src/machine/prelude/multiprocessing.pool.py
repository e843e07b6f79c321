"""A pool of processes, the older way."""

import _kernel
from collections import deque
from _processes import ForkProcess, TimeoutError
from threading import Condition, Event, Lock, Thread
from time import monotonic


class _PoolWorker(ForkProcess):
    @classmethod
    def _prefix(cls):
        return "ForkPoolWorker"


class RemoteTraceback(Exception):
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


class ApplyResult:
    def __init__(self, callback=None, error_callback=None):
        self._event = Event()
        self._callback = callback
        self._error_callback = error_callback
        self._success = None
        self._value = None

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _finish(self, success, value):
        self._success = success
        self._value = value
        if success and self._callback is not None:
            self._callback(value)
        if not success and self._error_callback is not None:
            self._error_callback(value)
        self._event.set()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, count, callback, error_callback):
        super().__init__(callback, error_callback)
        self._parts = [None] * count
        self._left = count
        if count == 0:
            self._finish(True, [])

    def _part(self, index, success, value):
        if self.ready():
            return
        if not success:
            self._finish(False, value)
            return
        self._parts[index] = value
        self._left -= 1
        if self._left == 0:
            self._finish(True, [item for part in self._parts for item in part])


class _Stream:
    """Results as they come, in the order of the tasks or not."""

    def __init__(self, in_order):
        self._condition = Condition()
        self._in_order = in_order
        self._items = {} if in_order else deque()
        self._next = 0
        self._count = None
        self._given = 0

    def _put(self, index, success, value):
        with self._condition:
            if self._in_order:
                self._items[index] = (success, value)
            else:
                self._items.append((success, value))
            self._condition.notify_all()

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._condition:
            if self._given == self._count:
                raise StopIteration
            while not (self._next in self._items if self._in_order else self._items):
                if not self._condition.wait(timeout):
                    raise TimeoutError
            if self._in_order:
                success, value = self._items.pop(self._next)
                self._next += 1
            else:
                success, value = self._items.popleft()
            self._given += 1
        if success:
            return value
        raise value

    __next__ = next


class Pool:
    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} state={self._state} pool_size={self._processes}>"

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = _kernel.cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._state = "RUN"
        self._processes = processes
        self._calls = _kernel.open_channel()
        self._results = _kernel.open_channel()
        self._lock = Lock()
        self._pending = {}
        self._next_id = 0
        self._pool = []
        for _ in range(processes):
            worker = _PoolWorker(target=_work, args=(self._calls, self._results, initializer, initargs), daemon=True)
            worker.start()
            self._pool.append(worker)
        self._handler = Thread(target=self._handle_results, daemon=True, _is_internal=True)
        self._handler.start()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, kind, error, traceback):
        self.terminate()

    def _check_running(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")

    def _submit(self, function, args, kwargs, done):
        with self._lock:
            number = self._next_id
            self._next_id += 1
            self._pending[number] = done
        try:
            _kernel.send(self._calls, (number, function, args, kwargs))
        except BaseException as error:
            self._settle(number, False, error)

    def _settle(self, number, success, value):
        with self._lock:
            done = self._pending.pop(number, None)
        if done is not None:
            done(success, value)

    def _handle_results(self):
        while True:
            message = _kernel.receive(self._results, None)
            if message is None:
                return
            number, success, value, text = message
            if not success and text:
                value.__cause__ = RemoteTraceback(f'\n"""\n{text}"""')
            self._settle(number, success, value)

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(callback, error_callback)
        self._submit(func, tuple(args), dict(kwds), result._finish)
        return result

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, [(item,) for item in iterable], chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, [tuple(args) for args in iterable], chunksize, callback, error_callback)

    def _map(self, func, calls, chunksize, callback, error_callback):
        self._check_running()
        if chunksize is None:
            chunksize, extra = divmod(len(calls), self._processes * 4)
            chunksize += bool(extra)
        chunksize = max(chunksize, 1)
        chunks = [calls[start : start + chunksize] for start in range(0, len(calls), chunksize)]
        result = MapResult(len(chunks), callback, error_callback)
        for index, chunk in enumerate(chunks):
            self._submit(_call_all, (func, chunk), {}, _at(result._part, index))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._stream(func, iterable, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._stream(func, iterable, False)

    def _stream(self, func, iterable, in_order):
        self._check_running()
        stream = _Stream(in_order)
        items = list(iterable)
        stream._count = len(items)
        for index, item in enumerate(items):
            self._submit(func, (item,), {}, _at(stream._put, index))
        return stream

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            for _ in self._pool:
                _kernel.send(self._calls, None)

    def terminate(self):
        if self._state == "TERMINATE":
            return
        self._state = "TERMINATE"
        for worker in self._pool:
            worker.terminate()
        for worker in self._pool:
            worker.join()
        _kernel.send(self._results, None)

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        for worker in self._pool:
            worker.join()
        _kernel.send(self._results, None)
        self._handler.join()


class ThreadPool(Pool):
    def __init__(self, processes=None, initializer=None, initargs=()):
        from concurrent.futures.thread import ThreadPoolExecutor

        self._state = "RUN"
        self._processes = processes or _kernel.cpu_count()
        self._executor = ThreadPoolExecutor(self._processes, "ThreadPool", initializer, initargs)
        self._pool = []

    def _submit(self, function, args, kwargs, done):
        def finished(future):
            error = future.exception()
            done(error is None, error if error is not None else future.result())

        self._executor.submit(function, *args, **kwargs).add_done_callback(finished)

    def close(self):
        self._state = "CLOSE"

    def terminate(self):
        self._state = "TERMINATE"
        self._executor.shutdown(wait=False, cancel_futures=True)

    def join(self):
        self._executor.shutdown(wait=True)


def _at(function, index):
    return lambda success, value: function(index, success, value)


def _call_all(function, calls):
    return [function(*args) for args in calls]


def _work(calls, results, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    while True:
        call = _kernel.receive(calls, None)
        if call is None:
            return
        number, function, args, kwargs = call
        try:
            answer = (number, True, function(*args, **kwargs), "")
        except Exception as error:
            import traceback

            answer = (number, False, error, "".join(traceback.format_exception(error)))
        try:
            _kernel.send(results, answer)
        except Exception as error:
            _kernel.send(results, (number, False, RuntimeError(f"Error sending result: {error!r}"), ""))
        call = function = args = kwargs = answer = None
