"""anyio's heart upon asyncio: scopes that cancel again and again until they are left, and groups of tasks."""

import _kernel
import asyncio
from _kernel import bare_yield, set_waits_for
from _workers import WouldBlock
from asyncio import CancelledError, current_task
from enum import Enum, auto

INFINITY = float("inf")
_MARK = "Cancelled via cancel scope "


class EndOfStream(Exception):
    pass


class ClosedResourceError(Exception):
    pass


class BrokenResourceError(Exception):
    pass


class BusyResourceError(Exception):
    def __init__(self, action):
        super().__init__(f"Another task is already {action} this resource")


class NoEventLoopError(RuntimeError):
    pass


class RunFinishedError(RuntimeError):
    pass


class TaskNotFinished(Exception):
    pass


class TaskFailed(Exception):
    pass


class TaskCancelled(TaskFailed):
    pass


def name_of(func, name=None):
    if name is not None:
        return str(name)
    parts = getattr(func, "__module__", None), getattr(func, "__qualname__", None)
    return ".".join(part for part in parts if part)


def is_ours(error):
    """Whether a scope's cancellation is behind this one."""
    while isinstance(error, CancelledError):
        if error.args and isinstance(error.args[0], str) and error.args[0].startswith(_MARK):
            return True
        error = error.__context__
    return False


# The innermost scope of each task that has to do with one.
scope_of = {}


async def checkpoint():
    await bare_yield()


async def checkpoint_if_cancelled():
    scope = scope_of.get(current_task())
    while scope is not None:
        if scope.cancel_called:
            await bare_yield()
            return
        if scope.shield:
            return
        scope = scope._parent


async def cancel_shielded_checkpoint():
    if not cancelled_from_outside(scope_of.get(current_task())):
        await bare_yield()
        return
    with CancelScope(shield=True):
        await bare_yield()


def cancelled_from_outside(scope):
    """Whether this scope, or one that it does not shield from, is cancelled."""
    while scope is not None:
        if scope.cancel_called:
            return True
        if scope.shield:
            return False
        scope = scope._parent
    return False


class CancelScope:
    def __init__(self, *, deadline=INFINITY, shield=False):
        if deadline != deadline:
            raise ValueError("deadline must not be NaN")
        self._deadline = deadline
        self._shield = shield
        self._parent = None
        # In order of entry: CPython's sets have none.
        self._children = {}
        self._tasks = {}
        self._host = None
        self._active = False
        self._timer = None
        self._delivery = None
        self._reason = None
        self._cancels = 0
        self.cancel_called = False
        self.cancelled_caught = False

    def __enter__(self):
        if self._active:
            raise RuntimeError("Each CancelScope may only be used for a single 'with' block")
        self._host = task = current_task()
        self._parent = scope_of.get(task)
        scope_of[task] = self
        self._tasks[task] = True
        if self._parent is not None:
            self._parent._children[self] = True
            self._parent._tasks.pop(task, None)
        self._watch_deadline()
        self._active = True
        self._cancelling_before = task.cancelling()
        if self.cancel_called:
            self._deliver(self)
        return self

    def __exit__(self, kind, error, traceback):
        task = self._host
        if not self._active:
            raise RuntimeError("This cancel scope is not active")
        if current_task() is not task:
            raise RuntimeError("Attempted to exit cancel scope in a different task than it was entered in")
        if scope_of.get(task) is not self:
            raise RuntimeError(
                "Attempted to exit a cancel scope that isn't the current tasks's current cancel scope"
            )
        self._active = False
        self._stop_timer()
        self._tasks.pop(task, None)
        parent = self._parent
        if parent is None:
            scope_of.pop(task, None)
        else:
            parent._children.pop(self, None)
            parent._tasks[task] = True
            scope_of[task] = parent
        self._host = None
        self._restart_above()
        if not self.cancel_called or (not self._shield and cancelled_from_outside(parent)):
            if self._cancels and parent is not None:
                parent._cancels += self._cancels
                self._cancels = 0
            return False
        while self._cancels:
            self._cancels -= 1
            task.uncancel()
        if task.cancelling() > self._cancelling_before:
            return False
        return self._swallows(error)

    def _swallows(self, error):
        if isinstance(error, BaseExceptionGroup):
            caught, rest = error.split(is_ours)
            if caught is None:
                return False
            self.cancelled_caught = True
            if rest is None:
                return True
            context = rest.__context__
            try:
                raise rest
            finally:
                rest.__context__ = context
        if is_ours(error):
            self.cancelled_caught = True
            return True
        return False

    def cancel(self, reason=None):
        if self.cancel_called:
            return
        self._stop_timer()
        self.cancel_called = True
        self._reason = f"{_MARK}{id(self):x}"
        task = current_task() if _kernel.running_loop() is not None else None
        if task is not None:
            self._reason += f" by {task}"
        if reason:
            self._reason += f"; reason: {reason}"
        if self._host is not None:
            self._deliver(self)

    def _deliver(self, origin):
        """Cancels all tasks inside, and comes back in the next turn of the loop while there are some."""
        again = False
        here = current_task()
        for task in list(self._tasks):
            if task.done():
                continue
            again = True
            if task._must_cancel or task is here:
                continue
            if task is self._host or _has_begun(task):
                waiter = task._fut_waiter
                if waiter is None or not waiter.done():
                    task.cancel(origin._reason)
                    if task is origin._host:
                        origin._cancels += 1
        for child in list(self._children):
            if not child._shield and not child.cancel_called:
                again = child._deliver(origin) or again
        if origin is self:
            loop = asyncio.get_running_loop()
            self._delivery = loop.call_soon(self._deliver, self) if again else None
        return again

    def _restart_above(self):
        scope = self._parent
        while scope is not None:
            if scope.cancel_called:
                if scope._delivery is None:
                    scope._deliver(scope)
                return
            if scope._shield:
                return
            scope = scope._parent

    def _move_to(self, parent):
        if self._parent is parent:
            return
        if self._parent is not None:
            self._parent._children.pop(self, None)
        self._parent = parent
        parent._children[self] = True
        self._restart_above()

    def _watch_deadline(self):
        if self._deadline == INFINITY:
            return
        loop = asyncio.get_running_loop()
        if loop.time() >= self._deadline:
            self.cancel("deadline exceeded")
        else:
            self._timer = loop.call_at(self._deadline, self._watch_deadline)

    def _stop_timer(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    @property
    def deadline(self):
        return self._deadline

    @deadline.setter
    def deadline(self, value):
        self._deadline = float(value)
        self._stop_timer()
        if self._active and not self.cancel_called:
            self._watch_deadline()

    @property
    def shield(self):
        return self._shield

    @shield.setter
    def shield(self, value):
        if self._shield != value:
            self._shield = value
            if not value:
                self._restart_above()


def _has_begun(task):
    coroutine = task.get_coro()
    return coroutine.cr_running or coroutine.cr_suspended


# --- groups of tasks ---


class _Ignored:
    def started(self, value=None):
        pass


TASK_STATUS_IGNORED = _Ignored()


class _Status:
    def __init__(self, future, group_scope, own_scope):
        self._future = future
        self._group_scope = group_scope
        self._own_scope = own_scope

    def started(self, value=None):
        if self._future.done():
            if not self._future.cancelled():
                raise RuntimeError("called 'started' twice on the same task status")
            return
        self._future.set_result(value)
        self._own_scope._move_to(self._group_scope)


class TaskHandle:
    class Status(Enum):
        PENDING = auto()
        FINISHED = auto()
        CANCELLING = auto()
        CANCELLED = auto()
        FAILED = auto()

    def __init__(self, coro, name, scope):
        self.coro = coro
        self.name = name
        self._scope = scope
        self._finished = asyncio.Event()
        self._error = None

    def __class_getitem__(cls, item):
        return cls

    async def _run(self):
        with self._scope:
            try:
                self._value = await self.coro
            except BaseException as error:
                self._error = error
                raise
            finally:
                self._finished.set()

    def cancel(self):
        if not self._finished.is_set():
            self._scope.cancel()

    @property
    def status(self):
        if not self._finished.is_set():
            return self.Status.CANCELLING if self._scope.cancel_called else self.Status.PENDING
        if self._error is None:
            return self.Status.FINISHED
        return self.Status.CANCELLED if isinstance(self._error, CancelledError) else self.Status.FAILED

    @property
    def exception(self):
        status = self.status
        self._check(status)
        return self._error

    @property
    def return_value(self):
        status = self.status
        self._check(status)
        if status is self.Status.FAILED:
            raise TaskFailed("the task raised an exception") from self._error
        return self._value

    def _check(self, status):
        if status is self.Status.PENDING:
            raise TaskNotFinished("the task has not finished yet")
        if status is self.Status.CANCELLING:
            raise TaskCancelled("the task was cancelled")
        if status is self.Status.CANCELLED:
            raise TaskCancelled("the task was cancelled") from self._error

    @property
    def start_value(self):
        try:
            return self._start_value
        except AttributeError:
            raise RuntimeError("the task was not started with TaskGroup.start()") from None

    async def wait(self):
        if self._finished.is_set():
            await bare_yield()
        else:
            await self._finished.wait()

    def __await__(self):
        yield from self.wait().__await__()
        return self.return_value

    def __repr__(self):
        return f"<TaskHandle {self.status.name.lower()} name={self.name!r} coro={self.coro!r}>"


class TaskGroup:
    def __init__(self):
        self.cancel_scope = CancelScope()
        self._entered = False
        self._errors = []
        self._tasks = {}
        self._all_done = None

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError("TaskGroup cannot be entered more than once")
        self._entered = True
        self.cancel_scope.__enter__()
        return self

    async def __aexit__(self, kind, error, traceback):
        if error is not None:
            self.cancel_scope.cancel()
            if not isinstance(error, CancelledError):
                self._errors.append(error)
        try:
            error = await self._wait_for_all(error)
            if self._errors:
                raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
            if error is not None:
                raise error
        except BaseException as raised:
            if self.cancel_scope.__exit__(type(raised), raised, raised.__traceback__):
                return True
            raise
        return self.cancel_scope.__exit__(kind, error, traceback)

    async def _wait_for_all(self, error):
        if not self._tasks:
            await cancel_shielded_checkpoint()
            return error
        with CancelScope() as scope:
            while self._tasks:
                self._all_done = set_waits_for(asyncio.get_running_loop().create_future(), "child")
                try:
                    await self._all_done
                except CancelledError as cancelled:
                    scope.shield = True
                    self.cancel_scope.cancel()
                    if error is None or (isinstance(error, CancelledError) and not is_ours(cancelled)):
                        error = cancelled
                self._all_done = None
        return error

    def _check(self):
        if not self._entered or not self.cancel_scope._active:
            raise RuntimeError("This task group is not active; no new tasks can be started.")

    def _spawn(self, coro, name, status=None):
        future, scope = None, self.cancel_scope
        if status is not None:
            future = status._future
            scope = scope_of.get(current_task()) or scope
        handle = TaskHandle(coro, name, CancelScope() if status is None else status._own_scope)
        task = asyncio.get_running_loop().create_task(handle._run(), name=name)
        scope_of[task] = scope
        scope._tasks[task] = True
        self._tasks[task] = True
        task.add_done_callback(lambda task: self._done(task, future))
        return handle

    def _done(self, task, future):
        scope = scope_of.pop(task, None)
        if scope is not None:
            scope._tasks.pop(task, None)
        self._tasks.pop(task, None)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(None)
        cancelled = task.cancelled()
        error = CancelledError() if cancelled else task.exception()
        if error is None:
            if future is not None and not future.done():
                future.set_exception(RuntimeError("Child exited without calling task_status.started()"))
            return
        if future is not None and future.cancelled():
            return
        if future is not None and not future.done():
            future.set_exception(error)
            return
        if not cancelled:
            self._errors.append(error)
        if not cancelled_from_outside(self.cancel_scope):
            self.cancel_scope.cancel()

    def start_soon(self, func, *args, name=None):
        self._check()
        return self._spawn(_coroutine_of(func, args, {}), name_of(func, name))

    def create_task(self, coro, *, name=None, context=None):
        if not asyncio.iscoroutine(coro):
            raise TypeError(f"expected a coroutine, got {type(coro).__qualname__}")
        try:
            self._check()
        except RuntimeError:
            coro.close()
            raise
        name = coro.__qualname__ if name is None else str(name)
        return self._spawn(coro, name) if context is None else context.run(self._spawn, coro, name)

    async def start(self, func, *args, name=None, return_handle=False):
        self._check()
        future = set_waits_for(asyncio.get_running_loop().create_future(), "child")
        status = _Status(future, self.cancel_scope, CancelScope())
        coroutine = _coroutine_of(func, args, {"task_status": status})
        handle = self._spawn(coroutine, name_of(func, name), status)
        try:
            value = await future
        except BaseException:
            if handle.status is TaskHandle.Status.PENDING:
                handle.cancel()
                with CancelScope(shield=True):
                    await handle.wait()
            raise
        if return_handle:
            handle._start_value = value
            return handle
        return value


def _coroutine_of(func, args, kwargs):
    coroutine = func(*args, **kwargs)
    if not asyncio.iscoroutine(coroutine) and not hasattr(coroutine, "send"):
        prefix = f"{func.__module__}." if hasattr(func, "__module__") else ""
        raise TypeError(
            f"Expected {prefix}{func.__qualname__}() to return a coroutine, but the return value ({coroutine!r}) "
            "is not a coroutine object"
        )
    return coroutine
