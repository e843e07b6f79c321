"""anyio, upon asyncio."""

import _kernel
import asyncio
from collections import OrderedDict, deque

from _anyio import (
    INFINITY,
    TASK_STATUS_IGNORED,
    BrokenResourceError,
    BusyResourceError,
    CancelScope,
    ClosedResourceError,
    EndOfStream,
    NoEventLoopError,
    RunFinishedError,
    TaskCancelled,
    TaskFailed,
    TaskGroup,
    TaskHandle,
    TaskNotFinished,
    WouldBlock,
    cancel_shielded_checkpoint,
    cancelled_from_outside,
    checkpoint,
    checkpoint_if_cancelled,
    name_of,
    scope_of,
)
from _kernel import set_waits_for
from _workers import CapacityLimiter, CapacityLimiterStatistics, Statistics
from asyncio import CancelledError, current_task
from contextlib import contextmanager
from anyio import abc, from_thread, lowlevel, to_thread


class BrokenWorkerProcess(Exception):
    pass


class ConnectionFailed(OSError):
    pass


class DelimiterNotFound(Exception):
    def __init__(self, max_bytes):
        super().__init__(f"The delimiter was not found among the first {max_bytes} bytes")


class IncompleteRead(Exception):
    def __init__(self):
        super().__init__("The stream was closed before the read operation could be completed")


class TypedAttributeLookupError(LookupError):
    pass


def run(func, *args, backend="asyncio", backend_options=None):
    if _kernel.running_loop() is not None:
        raise RuntimeError("Already running asyncio in this thread")
    if backend != "asyncio":
        raise LookupError(f"No such backend: {backend}")

    async def main():
        current_task().set_name(name_of(func))
        return await func(*args)

    return asyncio.run(main(), debug=(backend_options or {}).get("debug"))


async def sleep(delay):
    await asyncio.sleep(delay)


async def sleep_forever():
    await sleep(INFINITY)


async def sleep_until(deadline):
    await sleep(max(deadline - current_time(), 0))


def current_time():
    return asyncio.get_running_loop().time()


def get_cancelled_exc_class():
    return CancelledError


def get_all_backends():
    return "asyncio", "trio"


def get_available_backends():
    return ("asyncio",)


class TaskInfo:
    def __init__(self, task):
        self._task = task
        self.id = id(task)
        self.parent_id = None
        self.name = task.get_name()
        self.coro = task.get_coro()

    def has_pending_cancellation(self):
        return self._task.cancelling() > 0 or cancelled_from_outside(scope_of.get(self._task))

    def __eq__(self, other):
        return isinstance(other, TaskInfo) and self.id == other.id

    def __hash__(self):
        return hash(self.id)

    def __repr__(self):
        return f"AsyncIOTaskInfo(id={self.id!r}, name={self.name!r})"


def get_current_task():
    return TaskInfo(current_task())


def get_running_tasks():
    return [TaskInfo(task) for task in asyncio.all_tasks() if not task.done()]


async def wait_all_tasks_blocked():
    here = current_task()
    while any(task is not here and task._fut_waiter is None for task in asyncio.all_tasks()):
        await asyncio.sleep(0.1)


def create_task_group():
    return TaskGroup()


# --- time limits ---


def move_on_at(deadline, shield=False):
    return CancelScope(deadline=INFINITY if deadline is None else deadline, shield=shield)


def move_on_after(delay, shield=False):
    return move_on_at(None if delay is None else current_time() + delay, shield)


@contextmanager
def fail_at(deadline, shield=False, reason=None):
    with move_on_at(deadline, shield) as scope:
        yield scope
    if scope.cancelled_caught and current_time() >= scope.deadline:
        raise TimeoutError(reason) if reason else TimeoutError


@contextmanager
def fail_after(delay, shield=False, reason=None):
    with fail_at(None if delay is None else current_time() + delay, shield, reason) as scope:
        yield scope


def current_effective_deadline():
    deadline, scope = INFINITY, scope_of.get(current_task())
    while scope is not None:
        deadline = min(deadline, scope.deadline)
        if scope.cancel_called:
            return -INFINITY
        if scope.shield:
            break
        scope = scope._parent
    return deadline


# --- synchronisation ---


class EventStatistics(Statistics):
    pass


class LockStatistics(Statistics):
    pass


class ConditionStatistics(Statistics):
    pass


class SemaphoreStatistics(Statistics):
    pass


class MemoryObjectStreamStatistics(Statistics):
    pass


class Event:
    def __init__(self):
        self._event = asyncio.Event()

    def set(self):
        self._event.set()

    def is_set(self):
        return self._event.is_set()

    async def wait(self):
        if self.is_set():
            await checkpoint()
        else:
            await self._event.wait()

    def statistics(self):
        return EventStatistics(tasks_waiting=len(self._event._waiters))


def _waiter():
    return set_waits_for(asyncio.get_running_loop().create_future(), "lock")


class _ForWith:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, traceback):
        self.release()


class Lock(_ForWith):
    def __init__(self, *, fast_acquire=False):
        self._fast = fast_acquire
        self._owner = None
        self._waiters = deque()

    async def acquire(self):
        task = current_task()
        if self._owner is None and not self._waiters:
            await checkpoint_if_cancelled()
            self._owner = task
            if not self._fast:
                try:
                    await cancel_shielded_checkpoint()
                except CancelledError:
                    self.release()
                    raise
            return
        if self._owner is task:
            raise RuntimeError("Attempted to acquire an already held Lock")
        entry = task, _waiter()
        self._waiters.append(entry)
        try:
            await entry[1]
        except CancelledError:
            if not entry[1].cancelled():
                self.release()
            elif entry in self._waiters:
                self._waiters.remove(entry)
            raise

    def acquire_nowait(self):
        task = current_task()
        if self._owner is None and not self._waiters:
            self._owner = task
        elif self._owner is task:
            raise RuntimeError("Attempted to acquire an already held Lock")
        else:
            raise WouldBlock

    def locked(self):
        return self._owner is not None

    def release(self):
        if self._owner is not current_task():
            raise RuntimeError("The current task is not holding this lock")
        while self._waiters:
            task, waiter = self._waiters.popleft()
            if not waiter.cancelled():
                self._owner = task
                waiter.set_result(None)
                return
        self._owner = None

    def statistics(self):
        owner = TaskInfo(self._owner) if self._owner is not None else None
        return LockStatistics(locked=self.locked(), owner=owner, tasks_waiting=len(self._waiters))


class Condition(_ForWith):
    def __init__(self, lock=None):
        self._lock = lock or Lock()
        self._waiters = deque()
        self.acquire = self._lock.acquire
        self.acquire_nowait = self._lock.acquire_nowait
        self.release = self._lock.release
        self.locked = self._lock.locked

    def _check(self):
        if self._lock._owner is not current_task():
            raise RuntimeError("The current task is not holding the underlying lock")

    def notify(self, n=1):
        self._check()
        for _ in range(min(n, len(self._waiters))):
            self._waiters.popleft().set()

    def notify_all(self):
        self.notify(len(self._waiters))

    async def wait(self):
        await checkpoint_if_cancelled()
        self._check()
        event = Event()
        self._waiters.append(event)
        self.release()
        try:
            await event.wait()
        except BaseException:
            if not event.is_set():
                self._waiters.remove(event)
            elif self._waiters:
                self._waiters.popleft().set()
            raise
        finally:
            with CancelScope(shield=True):
                await self.acquire()

    async def wait_for(self, predicate):
        while not (result := predicate()):
            await self.wait()
        return result

    def statistics(self):
        return ConditionStatistics(tasks_waiting=len(self._waiters), lock_statistics=self._lock.statistics())


class Semaphore(_ForWith):
    def __init__(self, initial_value, *, max_value=None, fast_acquire=False):
        if not isinstance(initial_value, int):
            raise TypeError("initial_value must be an integer")
        if initial_value < 0:
            raise ValueError("initial_value must be >= 0")
        if max_value is not None:
            if not isinstance(max_value, int):
                raise TypeError("max_value must be an integer or None")
            if max_value < initial_value:
                raise ValueError("max_value must be equal to or higher than initial_value")
        self.value = initial_value
        self.max_value = max_value
        self._fast = fast_acquire
        self._waiters = deque()

    async def acquire(self):
        if self.value > 0 and not self._waiters:
            await checkpoint_if_cancelled()
            self.value -= 1
            if not self._fast:
                try:
                    await cancel_shielded_checkpoint()
                except CancelledError:
                    self.release()
                    raise
            return
        waiter = _waiter()
        self._waiters.append(waiter)
        try:
            await waiter
        except CancelledError:
            if not waiter.cancelled():
                self.release()
            elif waiter in self._waiters:
                self._waiters.remove(waiter)
            raise

    def acquire_nowait(self):
        if self.value == 0:
            raise WouldBlock
        self.value -= 1

    def release(self):
        if self.max_value is not None and self.value == self.max_value:
            raise ValueError("semaphore released too many times")
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.cancelled():
                waiter.set_result(None)
                return
        self.value += 1

    def statistics(self):
        return SemaphoreStatistics(tasks_waiting=len(self._waiters))


class ResourceGuard:
    def __init__(self, action="using"):
        self.action = action
        self._guarded = False

    def __enter__(self):
        if self._guarded:
            raise BusyResourceError(self.action)
        self._guarded = True

    def __exit__(self, kind, error, traceback):
        self._guarded = False


# --- memory streams ---


class _Channel:
    def __init__(self, size):
        self.size = size
        self.items = deque()
        # Who waits, oldest first: an event, and a place for the item or the item itself.
        self.receivers = OrderedDict()
        self.senders = OrderedDict()
        self.open_send = 0
        self.open_receive = 0


class _End:
    """One end of a channel: it counts itself in and out."""

    def __init__(self, channel):
        self._channel = channel
        self._closed = False
        self._own = {}
        self._count(1)

    def __class_getitem__(cls, item):
        return cls

    def _count(self, change):
        setattr(self._channel, self._side, getattr(self._channel, self._side) + change)

    def clone(self):
        if self._closed:
            raise ClosedResourceError
        return type(self)(self._channel)

    def close(self):
        if not self._closed:
            self._closed = True
            self._count(-1)
            self._leave()

    async def aclose(self):
        self.close()

    def statistics(self):
        channel = self._channel
        return MemoryObjectStreamStatistics(
            current_buffer_used=len(channel.items),
            max_buffer_size=channel.size,
            open_send_streams=channel.open_send,
            open_receive_streams=channel.open_receive,
            tasks_waiting_send=len(channel.senders),
            tasks_waiting_receive=len(channel.receivers),
        )

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

    def _leave(self):
        receivers = self._channel.receivers
        if not self._channel.open_send:
            waiting = list(receivers)
            receivers.clear()
            for event in waiting:
                event.set()
        for event in list(self._own):
            if self._channel.senders.pop(event, None) is None:
                del self._own[event]
            event.set()

    def send_nowait(self, item):
        channel = self._channel
        if self._closed:
            raise ClosedResourceError
        if not channel.open_receive:
            raise BrokenResourceError
        while channel.receivers:
            event, place = channel.receivers.popitem(last=False)
            if not place["task"].has_pending_cancellation():
                place["item"] = item
                event.set()
                return
        if len(channel.items) >= channel.size:
            raise WouldBlock
        channel.items.append(item)

    async def send(self, item):
        await checkpoint()
        try:
            self.send_nowait(item)
            return
        except WouldBlock:
            pass
        senders = self._channel.senders
        event = Event()
        self._own[event] = True
        senders[event] = (item,)
        try:
            await event.wait()
        finally:
            is_left = senders.pop(event, None) is not None
            was_closed = self._closed and event in self._own
            self._own.pop(event, None)
        if is_left:
            raise BrokenResourceError from None
        if was_closed:
            raise ClosedResourceError from None


class MemoryObjectReceiveStream(_End):
    _side = "open_receive"

    def _leave(self):
        if not self._channel.open_receive:
            for event in list(self._channel.senders):
                event.set()
        for event in self._own:
            self._channel.receivers.pop(event, None)
            event.set()

    def receive_nowait(self):
        channel = self._channel
        if self._closed:
            raise ClosedResourceError
        if channel.senders:
            event, (item,) = channel.senders.popitem(last=False)
            channel.items.append(item)
            event.set()
        if channel.items:
            return channel.items.popleft()
        if not channel.open_send:
            raise EndOfStream
        raise WouldBlock

    async def receive(self):
        await checkpoint()
        try:
            return self.receive_nowait()
        except WouldBlock:
            pass
        event, place = Event(), {"task": get_current_task()}
        self._own[event] = True
        self._channel.receivers[event] = place
        try:
            await event.wait()
        finally:
            self._channel.receivers.pop(event, None)
            self._own.pop(event, None)
        if "item" in place:
            return place["item"]
        raise (ClosedResourceError if self._closed else EndOfStream) from None

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.receive()
        except EndOfStream:
            raise StopAsyncIteration from None


class create_memory_object_stream(tuple):
    def __new__(cls, max_buffer_size=0, item_type=None):
        if max_buffer_size != INFINITY and not isinstance(max_buffer_size, int):
            raise ValueError("max_buffer_size must be either an integer or math.inf")
        if max_buffer_size < 0:
            raise ValueError("max_buffer_size cannot be negative")
        channel = _Channel(max_buffer_size)
        return MemoryObjectSendStream(channel), MemoryObjectReceiveStream(channel)

    def __class_getitem__(cls, item):
        return cls


async def aclose_forcefully(resource):
    with CancelScope() as scope:
        scope.cancel()
        await resource.aclose()


class ContextManagerMixin:
    """`with` upon a generator that the class has as `__contextmanager__`."""

    def __enter__(self):
        if getattr(self, "_entered", None) is not None:
            raise RuntimeError(f"this {type(self).__qualname__} has already been entered")
        self._entered = manager = self.__contextmanager__()
        if not hasattr(manager, "__enter__"):
            raise TypeError(
                f"{type(self).__qualname__}.__contextmanager__() did not return a context manager object, but "
                f"an object of {type(manager)}"
            )
        return manager.__enter__()

    def __exit__(self, kind, error, traceback):
        manager, self._entered = self._entered, None
        return manager.__exit__(kind, error, traceback)


class AsyncContextManagerMixin:
    async def __aenter__(self):
        if getattr(self, "_entered", None) is not None:
            raise RuntimeError(f"this {type(self).__qualname__} has already been entered")
        self._entered = manager = self.__asynccontextmanager__()
        if not hasattr(manager, "__aenter__"):
            raise TypeError(
                f"{type(self).__qualname__}.__asynccontextmanager__() did not return an async context manager object, "
                f"but an object of {type(manager)}"
            )
        return await manager.__aenter__()

    async def __aexit__(self, kind, error, traceback):
        manager, self._entered = self._entered, None
        return await manager.__aexit__(kind, error, traceback)


def _refused(name, what):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f"anyio.{name}: there are no {what} in Tasklanes")

    return refuse


connect_tcp = _refused("connect_tcp", "sockets")
connect_unix = _refused("connect_unix", "sockets")
create_tcp_listener = _refused("create_tcp_listener", "sockets")
create_udp_socket = _refused("create_udp_socket", "sockets")
create_unix_listener = _refused("create_unix_listener", "sockets")
getaddrinfo = _refused("getaddrinfo", "sockets")
open_process = _refused("open_process", "subprocesses")
run_process = _refused("run_process", "subprocesses")
open_signal_receiver = _refused("open_signal_receiver", "signals from outside")

from _anyio_files import (
    AsyncFile,
    NamedTemporaryFile,
    Path,
    SpooledTemporaryFile,
    TemporaryDirectory,
    TemporaryFile,
    gettempdir,
    mkdtemp,
    mkstemp,
    open_file,
    wrap_file,
)
from _anyio_future import Future, FutureAlreadyFinished, FutureCancelled, FutureFailed, FutureNotFinished
from anyio import to_process
