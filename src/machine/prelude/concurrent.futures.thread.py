"""A pool of threads."""

import _kernel
from concurrent.futures._base import BrokenExecutor, Executor, Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread

_pools = []
_count = [0]


class BrokenThreadPool(BrokenExecutor):
    pass


class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, _kernel.cpu_count() + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{_count[0]}"
            _count[0] += 1
        self._max_workers = max_workers
        self._prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._work_queue = SimpleQueue()
        self._idle = 0
        self._threads = []
        self._shutdown = False
        self._broken = False
        self._lock = Lock()
        if not _pools:
            _kernel.core("_at_exit")(_finish_all)
        _pools.append(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            is_full = self._idle <= 0 and len(self._threads) >= self._max_workers
            job = _kernel.job_waits(self._prefix) if is_full else 0
            self._work_queue.put((future, fn, args, kwargs, job))
            self._add_thread()
            return future

    def _add_thread(self):
        if self._idle > 0:
            self._idle -= 1
            return
        count = len(self._threads)
        if count < self._max_workers:
            thread = Thread(target=self._work, name=f"{self._prefix}_{count}")
            self._threads.append(thread)
            thread.start()

    def _work(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException as error:
                self._initializer_failed(error)
                return
        queue = self._work_queue
        while True:
            try:
                work = queue.get_nowait()
            except Empty:
                self._idle += 1
                work = queue.get()
            if work is None:
                queue.put(None)
                return
            future, function, args, kwargs, job = work
            work = None
            if job:
                _kernel.job_begins(job)
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = function(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            future = function = args = kwargs = result = None

    def _initializer_failed(self, error):
        import logging

        logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=error)
        with self._lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            while True:
                try:
                    work = self._work_queue.get_nowait()
                except Empty:
                    break
                if work is not None:
                    work[0].set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            if cancel_futures:
                while True:
                    try:
                        work = self._work_queue.get_nowait()
                    except Empty:
                        break
                    if work is not None:
                        work[0].cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()


def _finish_all():
    """What has been submitted is done before the process ends."""
    for pool in _pools:
        pool.shutdown(wait=True)
