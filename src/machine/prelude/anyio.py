"""anyio, upon asyncio."""

from collections import deque

import _kernel
import asyncio
from _kernel import bare_yield, set_waits_for
from _workers import CapacityLimiter
from asyncio import CancelledError, Event
from anyio import abc, from_thread, to_thread
from anyio.from_thread import NoEventLoopError


class WouldBlock(Exception):
    pass


class EndOfStream(Exception):
    pass


class ClosedResourceError(Exception):
    pass


class BrokenResourceError(Exception):
    pass


def _name_of(func):
    parts = getattr(func, "__module__", None), getattr(func, "__qualname__", None)
    return ".".join(part for part in parts if part)


def run(func, *args, backend="asyncio", backend_options=None):
    if _kernel.running_loop() is not None:
        raise RuntimeError("Already running asyncio in this thread")

    async def main():
        asyncio.current_task().set_name(_name_of(func))
        return await func(*args)

    return asyncio.run(main())


async def sleep(delay):
    await asyncio.sleep(delay)


async def sleep_forever():
    await Event().wait()


async def sleep_until(deadline):
    await asyncio.sleep(max(deadline - current_time(), 0))


def current_time():
    return asyncio.get_running_loop().time()


def get_cancelled_exc_class():
    return CancelledError


def get_current_task():
    return asyncio.current_task()


async def _checkpoint():
    await bare_yield()


# --- cancel scopes ---


class CancelScope:
    def __init__(self, *, deadline=float("inf"), shield=False):
        self.deadline = deadline
        self.shield = shield
        self.cancel_called = False
        self.cancelled_caught = False
        self._task = None
        self._timer = None
        self._group = None

    def __enter__(self):
        self._task = asyncio.current_task()
        self._before = self._task.cancelling()
        if self.deadline != float("inf"):
            loop = asyncio.get_running_loop()
            if self.deadline <= loop.time():
                self.cancel()
            else:
                self._timer = loop.call_at(self.deadline, self.cancel)
        return self

    def __exit__(self, kind, error, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        task, self._task = self._task, None
        if self.cancel_called:
            left = task.cancelling()
            while left > self._before:
                left = task.uncancel()
            if kind is not None and issubclass(kind, CancelledError) and left <= self._before:
                self.cancelled_caught = True
                return True
        return False

    def cancel(self, reason=None):
        if self.cancel_called:
            return
        self.cancel_called = True
        if self._group is not None:
            self._group._cancel_tasks()
        if self._task is not None:
            self._task.cancel()


class move_on_after(CancelScope):
    def __init__(self, delay, shield=False):
        super().__init__(shield=shield)
        self._delay = delay

    def __enter__(self):
        if self._delay is not None:
            self.deadline = current_time() + self._delay
        return super().__enter__()


class move_on_at(CancelScope):
    def __init__(self, deadline, shield=False):
        super().__init__(deadline=deadline, shield=shield)


class fail_after(move_on_after):
    def __exit__(self, kind, error, traceback):
        caught = super().__exit__(kind, error, traceback)
        if self.cancelled_caught:
            raise TimeoutError
        return caught


# --- task groups ---


class _Ignored(abc.TaskStatus):
    def started(self, value=None):
        pass


TASK_STATUS_IGNORED = _Ignored()


class _Status(abc.TaskStatus):
    def __init__(self, future):
        self._future = future

    def started(self, value=None):
        if self._future.done():
            raise RuntimeError("called 'started' twice on the same task status")
        self._future.set_result(value)


class TaskGroup:
    def __init__(self):
        self.cancel_scope = CancelScope()
        self.cancel_scope._group = self
        self._tasks = []
        self._errors = []
        self._is_open = False
        self._all_done = None

    async def __aenter__(self):
        self.cancel_scope.__enter__()
        self._is_open = True
        return self

    async def __aexit__(self, kind, error, traceback):
        if error is not None:
            if not isinstance(error, CancelledError):
                self._errors.append(error)
            self.cancel_scope.cancel()
        cancelled = error if isinstance(error, CancelledError) else None
        while self._tasks:
            self._all_done = set_waits_for(asyncio.get_running_loop().create_future(), "child")
            try:
                await self._all_done
            except CancelledError as again:
                cancelled = again
                self.cancel_scope.cancel()
        self._all_done = None
        self._is_open = False
        swallows = self.cancel_scope.__exit__(type(cancelled) if cancelled is not None else None, cancelled, None)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        if cancelled is not None and not swallows:
            if error is None:
                raise cancelled
            return False
        return swallows

    def _spawn(self, func, args, kwargs, name):
        if not self._is_open:
            raise RuntimeError("This task group is not active; no new tasks can be started.")
        name = _name_of(func) if name is None else str(name)
        task = asyncio.create_task(func(*args, **kwargs), name=name)
        self._tasks.append(task)
        task.add_done_callback(self._task_done)
        if self.cancel_scope.cancel_called:
            task.cancel()
        return task

    def _task_done(self, task):
        self._tasks.remove(task)
        if not task.cancelled() and task.exception() is not None:
            self._errors.append(task.exception())
            self.cancel_scope.cancel()
        if not self._tasks and self._all_done is not None and not self._all_done.done():
            self._all_done.set_result(None)

    def _cancel_tasks(self):
        for task in list(self._tasks):
            task.cancel()

    def start_soon(self, func, *args, name=None):
        self._spawn(func, args, {}, name)

    async def start(self, func, *args, name=None):
        future = set_waits_for(asyncio.get_running_loop().create_future(), "child")
        task = self._spawn(func, args, {"task_status": _Status(future)}, name)

        def ended(task):
            if not future.done():
                if not task.cancelled() and task.exception() is not None:
                    future.set_exception(task.exception())
                    self._errors = [error for error in self._errors if error is not task.exception()]
                else:
                    future.set_exception(RuntimeError("Task exited without calling task_status.started()"))

        task.add_done_callback(ended)
        return await future


def create_task_group():
    return TaskGroup()


# --- synchronisation ---


class Lock(asyncio.Lock):
    def __init__(self, *, fast_acquire=False):
        super().__init__()

    def acquire_nowait(self):
        if self.locked():
            raise WouldBlock
        self._locked = True

    async def acquire(self):
        await super().acquire()
        await bare_yield()


class Condition(asyncio.Condition):
    pass


class Semaphore(asyncio.Semaphore):
    def __init__(self, initial_value, *, max_value=None, fast_acquire=False):
        super().__init__(initial_value)
        self._max_value = max_value

    @property
    def value(self):
        return self._value

    def release(self):
        if self._max_value is not None and self._value >= self._max_value:
            raise ValueError("semaphore released too many times")
        super().release()


# --- memory streams ---


class _Channel:
    def __init__(self, size):
        self.size = size
        self.items = deque()
        # Who waits, oldest first: a receiver's future is given its item, a sender's stands beside the item.
        self.receivers = deque()
        self.senders = deque()
        self.open_send = 0
        self.open_receive = 0

    def no_more_items(self):
        _fail(self.receivers, EndOfStream)
        self.receivers.clear()

    def no_more_takers(self):
        _fail([waiter for waiter, item in self.senders], BrokenResourceError)
        self.senders.clear()


def _fail(waiters, error):
    for waiter in waiters:
        if not waiter.done():
            waiter.set_exception(error())


def _waiter():
    return set_waits_for(asyncio.get_running_loop().create_future(), "lock")


class _End:
    """One end of a channel: knows the name of its side, and tells the channel when the last of it closes."""

    def __init__(self, channel):
        self._channel = channel
        self._closed = False
        self._count(1)

    def __class_getitem__(cls, item):
        return cls

    def _count(self, change):
        setattr(self._channel, self._side, getattr(self._channel, self._side) + change)

    def clone(self):
        return type(self)(self._channel)

    def close(self):
        if not self._closed:
            self._closed = True
            self._count(-1)
            if not getattr(self._channel, self._side):
                self._last_closed()

    async def aclose(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        self.close()


class MemoryObjectSendStream(_End):
    _side = "open_send"

    def _last_closed(self):
        self._channel.no_more_items()

    def send_nowait(self, item):
        channel = self._channel
        if self._closed:
            raise ClosedResourceError
        if not channel.open_receive:
            raise BrokenResourceError
        while channel.receivers:
            waiter = channel.receivers.popleft()
            if not waiter.done():
                waiter.set_result(item)
                return
        if len(channel.items) >= channel.size:
            raise WouldBlock
        channel.items.append(item)

    async def send(self, item):
        await bare_yield()
        try:
            self.send_nowait(item)
        except WouldBlock:
            entry = _waiter(), item
            self._channel.senders.append(entry)
            try:
                await entry[0]
            finally:
                if entry in self._channel.senders:
                    self._channel.senders.remove(entry)


class MemoryObjectReceiveStream(_End):
    _side = "open_receive"

    def _last_closed(self):
        self._channel.no_more_takers()

    def receive_nowait(self):
        channel = self._channel
        if self._closed:
            raise ClosedResourceError
        if channel.senders:
            waiter, item = channel.senders.popleft()
            channel.items.append(item)
            if not waiter.done():
                waiter.set_result(None)
        if channel.items:
            return channel.items.popleft()
        if not channel.open_send:
            raise EndOfStream
        raise WouldBlock

    async def receive(self):
        await bare_yield()
        try:
            return self.receive_nowait()
        except WouldBlock:
            waiter = _waiter()
            self._channel.receivers.append(waiter)
            try:
                return await waiter
            finally:
                if waiter in self._channel.receivers:
                    self._channel.receivers.remove(waiter)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.receive()
        except EndOfStream:
            raise StopAsyncIteration from None


class create_memory_object_stream:
    def __new__(cls, max_buffer_size=0, item_type=None):
        channel = _Channel(max_buffer_size)
        return MemoryObjectSendStream(channel), MemoryObjectReceiveStream(channel)

    def __class_getitem__(cls, item):
        return cls
