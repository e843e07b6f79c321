"""The threads in which anyio, and with it FastAPI, runs ordinary functions: at most 40 at once for a loop."""

from collections import deque

from _context import carry
from _kernel import bare_yield, job_begins, job_waits, set_waits_for
from asyncio.events import get_running_loop
from queue import SimpleQueue
from threading import Thread


class CapacityLimiter:
    def __init__(self, total_tokens):
        self._total = total_tokens
        self._borrowers = []
        self._waiters = deque()

    @property
    def total_tokens(self):
        return self._total

    @total_tokens.setter
    def total_tokens(self, value):
        self._total = value
        self._wake()

    @property
    def borrowed_tokens(self):
        return len(self._borrowers)

    @property
    def available_tokens(self):
        return self._total - len(self._borrowers)

    async def acquire(self):
        await self.acquire_on_behalf_of(object())

    async def acquire_on_behalf_of(self, borrower):
        if not self._waiters and len(self._borrowers) < self._total:
            self._borrowers.append(borrower)
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
        self.release_on_behalf_of(self._borrowers[0])

    def release_on_behalf_of(self, borrower):
        for position, other in enumerate(self._borrowers):
            if other is borrower:
                del self._borrowers[position]
                break
        self._wake()

    def _wake(self):
        while self._waiters and len(self._borrowers) < self._total:
            waiter, borrower = self._waiters.popleft()
            if not waiter.done():
                self._borrowers.append(borrower)
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

    def run(self):
        while True:
            job = self.work.get()
            if job is None:
                return
            function, args, future = job
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


async def run_sync(function, *args, abandon_on_cancel=False, cancellable=False, limiter=None):
    await bare_yield()
    loop = get_running_loop()
    if limiter is None:
        limiter = default_limiter()
    borrower = object()
    await limiter.acquire_on_behalf_of(borrower)
    try:
        idle = loop.attrs.get("idle_workers")
        if idle is None:
            idle = loop.attrs["idle_workers"] = deque()
        future = set_waits_for(loop.create_future(), "child")
        if idle:
            worker = idle.pop()
        else:
            worker = Worker(loop, idle)
            worker.start()
        worker.work.put((carry(function), args, future))
        return await future
    finally:
        limiter.release_on_behalf_of(borrower)
