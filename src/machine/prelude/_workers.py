"""The threads in which anyio, and with it FastAPI, runs ordinary functions: at most 40 at once for a loop."""

from collections import deque

from _context import carry
from _kernel import bare_yield, job_begins, job_waits, set_waits_for
from asyncio.events import get_running_loop
from asyncio.tasks import current_task
from queue import SimpleQueue
from threading import Thread


class WouldBlock(Exception):
    __module__ = "anyio"


class Statistics:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"


class CapacityLimiterStatistics(Statistics):
    pass


class CapacityLimiter:
    def __init__(self, total_tokens):
        self._total = total_tokens
        self._borrowers = {}
        self._waiters = deque()

    @property
    def total_tokens(self):
        return self._total

    @total_tokens.setter
    def total_tokens(self, value):
        if not isinstance(value, int) and value != float("inf"):
            raise TypeError("total_tokens must be an int or math.inf")
        if value < 0:
            raise ValueError("total_tokens must be >= 0")
        self._total = value
        self._wake()

    @property
    def borrowed_tokens(self):
        return len(self._borrowers)

    @property
    def available_tokens(self):
        return self._total - len(self._borrowers)

    def acquire_nowait(self):
        self.acquire_on_behalf_of_nowait(current_task())

    def acquire_on_behalf_of_nowait(self, borrower):
        if borrower in self._borrowers:
            raise RuntimeError("this borrower is already holding one of this CapacityLimiter's tokens")
        if self._waiters or len(self._borrowers) >= self._total:
            raise WouldBlock
        self._borrowers[borrower] = True

    async def acquire(self):
        await self.acquire_on_behalf_of(current_task())

    async def acquire_on_behalf_of(self, borrower):
        if borrower in self._borrowers:
            raise RuntimeError("this borrower is already holding one of this CapacityLimiter's tokens")
        if not self._waiters and len(self._borrowers) < self._total:
            self._borrowers[borrower] = True
            await bare_yield()
            return
        waiter = set_waits_for(get_running_loop().create_future(), "pool")
        job = job_waits("AnyIO worker thread") if self is get_running_loop().attrs.get("worker_limiter") else 0
        entry = (waiter, borrower)
        self._waiters.append(entry)
        try:
            await waiter
            if job:
                job_begins(job)
        except BaseException:
            if entry in self._waiters:
                self._waiters.remove(entry)
            else:
                self.release_on_behalf_of(borrower)
            raise

    def release(self):
        self.release_on_behalf_of(current_task())

    def release_on_behalf_of(self, borrower):
        if self._borrowers.pop(borrower, None) is None:
            raise RuntimeError("this borrower isn't holding any of this CapacityLimiter's tokens")
        self._wake()

    def statistics(self):
        return CapacityLimiterStatistics(
            borrowed_tokens=len(self._borrowers),
            total_tokens=self._total,
            borrowers=tuple(self._borrowers),
            tasks_waiting=len(self._waiters),
        )

    def _wake(self):
        while self._waiters and len(self._borrowers) < self._total:
            waiter, borrower = self._waiters.popleft()
            if not waiter.done():
                self._borrowers[borrower] = True
                waiter.set_result(None)

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, traceback):
        self.release()


class Worker(Thread):
    def __init__(self, loop, idle):
        super().__init__(name="AnyIO worker thread", daemon=True)
        self.loop = loop
        self.idle = idle
        self.work = SimpleQueue()
        self.scope = None

    def run(self):
        while True:
            job = self.work.get()
            if job is None:
                return
            function, args, future, self.scope = job
            result = error = None
            try:
                result = function(*args)
            except BaseException as raised:
                error = raised
            if self.loop.is_closed():
                return
            self.loop.call_soon_threadsafe(self.report, future, result, error)
            job = function = args = future = result = error = None

    def report(self, future, result, error):
        self.idle.append(self)
        if future.cancelled():
            return
        if error is None:
            future.set_result(result)
            return
        if isinstance(error, StopIteration):
            wrapped = RuntimeError("coroutine raised StopIteration")
            wrapped.__cause__ = error
            error = wrapped
        future.set_exception(error)


def default_limiter():
    attrs = get_running_loop().attrs
    limiter = attrs.get("worker_limiter")
    if limiter is None:
        limiter = attrs["worker_limiter"] = CapacityLimiter(40)
    return limiter


def submit(function, args, scope=None):
    """A future of what the function returns, called in an idle thread or a new one."""
    loop = get_running_loop()
    idle = loop.attrs.get("idle_workers")
    if idle is None:
        idle = loop.attrs["idle_workers"] = deque()
    future = set_waits_for(loop.create_future(), "child")
    if idle:
        worker = idle.pop()
    else:
        worker = Worker(loop, idle)
        worker.start()
    worker.work.put((carry(function), args, future, scope))
    return future


async def run_sync(function, *args, abandon_on_cancel=False, cancellable=False, limiter=None):
    await bare_yield()
    if limiter is None:
        limiter = default_limiter()
    borrower = object()
    await limiter.acquire_on_behalf_of(borrower)
    try:
        return await submit(function, args)
    finally:
        limiter.release_on_behalf_of(borrower)
