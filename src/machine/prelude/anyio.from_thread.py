"""From a thread back to the loop."""

import asyncio
import threading
from concurrent.futures import CancelledError as ConcurrentCancelledError
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from inspect import isawaitable

from _anyio import CancelScope, NoEventLoopError, RunFinishedError, TaskGroup, cancelled_from_outside, scope_of
from asyncio import CancelledError, current_task


def _is_worker():
    return hasattr(threading.current_thread(), "loop")


def _loop(token):
    if token is not None:
        loop = token.native_token
    elif _is_worker():
        loop = threading.current_thread().loop
    else:
        raise NoEventLoopError("Not running inside an AnyIO worker thread, and no event loop token was provided")
    if loop.is_closed():
        raise RunFinishedError("The event loop associated with the given token has already finished")
    return loop


def run(func, *args, token=None):
    loop = _loop(token)
    scope = getattr(threading.current_thread(), "scope", None)

    async def call():
        task = current_task()
        if scope is not None:
            scope_of[task] = scope
            scope._tasks[task] = True
        try:
            return await func(*args)
        except CancelledError as error:
            raise ConcurrentCancelledError(str(error)) from None
        finally:
            if scope is not None:
                scope._tasks.pop(task, None)
                scope_of.pop(task, None)

    return asyncio.run_coroutine_threadsafe(call(), loop).result()


def run_sync(func, *args, token=None):
    future = Future()

    def call():
        try:
            future.set_result(func(*args))
        except BaseException as error:
            future.set_exception(error)
            if not isinstance(error, Exception):
                raise

    _loop(token).call_soon_threadsafe(call)
    return future.result()


def check_cancelled():
    thread = threading.current_thread()
    if not _is_worker():
        raise NoEventLoopError("This function can only be called inside an AnyIO worker thread")
    if cancelled_from_outside(getattr(thread, "scope", None)):
        raise CancelledError("Cancelled via cancel scope")


class _Started:
    def __init__(self, future):
        self._future = future

    def started(self, value=None):
        self._future.set_result(value)


class _Entered:
    """An asynchronous context manager that a thread enters and leaves through a portal."""

    def __init__(self, manager, portal):
        self._manager = manager
        self._portal = portal
        self._error = None, None, None

    async def _hold(self):
        self._left = asyncio.Event()
        try:
            value = await self._manager.__aenter__()
        except BaseException as error:
            self._entered.set_exception(error)
            raise
        self._entered.set_result(value)
        try:
            await self._left.wait()
        finally:
            result = await self._manager.__aexit__(*self._error)
        return result

    def __enter__(self):
        self._entered = Future()
        self._ended = self._portal.start_task_soon(self._hold)
        return self._entered.result()

    def __exit__(self, kind, error, traceback):
        self._error = kind, error, traceback
        self._portal.call(self._left.set)
        return self._ended.result()


class BlockingPortal:
    def __init__(self):
        self._loop = asyncio.get_running_loop()
        self._home = threading.get_ident()
        self._stopped = asyncio.Event()
        self._group = TaskGroup()

    async def __aenter__(self):
        await self._group.__aenter__()
        return self

    async def __aexit__(self, kind, error, traceback):
        await self.stop()
        return await self._group.__aexit__(kind, error, traceback)

    async def sleep_until_stopped(self):
        await self._stopped.wait()

    async def stop(self, cancel_remaining=False):
        self._home = None
        self._stopped.set()
        if cancel_remaining:
            self._group.cancel_scope.cancel("the blocking portal is shutting down")

    def _check(self):
        if self._home is None:
            raise RuntimeError("This portal is not running")
        if self._home == threading.get_ident():
            raise RuntimeError("This method cannot be called from the event loop thread")

    async def _call(self, func, args, kwargs, future):
        home = self._home

        def cancel(future):
            if future.cancelled():
                if home == threading.get_ident():
                    scope.cancel("the future was cancelled")
                elif not self._loop.is_closed():
                    self._loop.call_soon_threadsafe(scope.cancel, "the future was cancelled")

        try:
            result = func(*args, **kwargs)
            if isawaitable(result):
                with CancelScope() as scope:
                    future.add_done_callback(cancel)
                    result = await result
        except CancelledError:
            future.cancel()
            future.set_running_or_notify_cancel()
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            if not isinstance(error, Exception):
                raise
        else:
            if future.set_running_or_notify_cancel():
                future.set_result(result)

    def _spawn(self, func, args, kwargs, name, future):
        from anyio.lowlevel import EventLoopToken

        start = partial(self._group.start_soon, name=name)
        run_sync(start, self._call, func, args, kwargs, future, token=EventLoopToken(self._loop))

    def call(self, func, *args):
        return self.start_task_soon(func, *args).result()

    async def call_async(self, func, *args, abandon_on_cancel=False):
        self._check()
        here, done, future = asyncio.get_running_loop(), asyncio.Event(), Future()
        future.add_done_callback(lambda future: here.call_soon_threadsafe(done.set))
        self._loop.call_soon_threadsafe(self._group.start_soon, self._call, func, args, {}, future)
        try:
            await done.wait()
        except CancelledError:
            future.cancel()
            if not abandon_on_cancel:
                with CancelScope(shield=True):
                    await done.wait()
            raise
        return future.result()

    def start_task_soon(self, func, *args, name=None):
        self._check()
        future = Future()
        self._spawn(func, args, {}, name, future)
        return future

    def start_task(self, func, *args, name=None):
        self._check()
        started, future = Future(), Future()

        def ended(future):
            if started.done():
                return
            if future.cancelled():
                started.cancel()
            else:
                missing = RuntimeError("Task exited without calling task_status.started()")
                started.set_exception(future.exception() or missing)

        future.add_done_callback(ended)
        self._spawn(func, args, {"task_status": _Started(started)}, name, future)
        return future, started.result()

    def wrap_async_context_manager(self, cm):
        return _Entered(cm, self)


@contextmanager
def start_blocking_portal(backend="asyncio", backend_options=None, *, name=None):
    from anyio import run as run_loop

    ready = Future()

    async def hold():
        async with BlockingPortal() as portal:
            if name is None:
                threading.current_thread().name = f"{backend}-portal-{id(portal):x}"
            ready.set_result(portal)
            await portal.sleep_until_stopped()

    def work():
        try:
            run_loop(hold, backend=backend, backend_options=backend_options)
        except BaseException as error:
            if not ready.done():
                ready.set_exception(error)

    thread = threading.Thread(target=work, daemon=True, name=name)
    thread.start()
    try:
        portal = ready.result()
        cancel_remaining = True
        try:
            yield portal
            cancel_remaining = False
        finally:
            try:
                portal.call(portal.stop, cancel_remaining)
            except RuntimeError:
                pass
    finally:
        thread.join()


class BlockingPortalProvider:
    def __init__(self, backend="asyncio", backend_options=None):
        self.backend = backend
        self.backend_options = backend_options
        self._lock = threading.Lock()
        self._leases = 0

    def __enter__(self):
        with self._lock:
            if not self._leases:
                self._manager = start_blocking_portal(self.backend, self.backend_options)
                self._portal = self._manager.__enter__()
            self._leases += 1
            return self._portal

    def __exit__(self, kind, error, traceback):
        with self._lock:
            self._leases -= 1
            is_last = not self._leases
        if is_last:
            self._manager.__exit__(kind, error, traceback)
