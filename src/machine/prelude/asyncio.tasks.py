"""Tasks and what waits for them."""

import _kernel
from _kernel import Future, Task, bare_yield, cancel_timer, code_kind, coroutine_class, running_loop, set_waits_for
from _kernel import sleep_future
from _context import carry
from asyncio.events import get_event_loop, get_running_loop, isfuture
from asyncio.exceptions import CancelledError, InvalidStateError

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def create_task(coroutine, *, name=None, context=None, **options):
    loop = running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    if context is None:
        return loop.create_task(coroutine, name=name)
    return loop.create_task(coroutine, name=name, context=getattr(context, "_values", context))


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return _kernel.current_task(loop)


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return set(_kernel.all_tasks(loop))


def iscoroutine(thing):
    return isinstance(thing, coroutine_class)


def iscoroutinefunction(function):
    return code_kind(function) == "coroutine" or getattr(type(function), "_is_coroutine", False) is True


def isawaitable(thing):
    return isinstance(thing, (coroutine_class, Future)) or hasattr(type(thing), "__await__")


async def _awaiting(awaitable):
    return await awaitable


def ensure_future(thing, *, loop=None):
    if isfuture(thing):
        if loop is not None and loop is not thing.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return thing
    if not iscoroutine(thing):
        if not isawaitable(thing):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        thing = _awaiting(thing)
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(thing)


async def sleep(delay, result=None):
    if delay <= 0:
        await bare_yield()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    future = sleep_future(delay, result)
    try:
        return await future
    finally:
        cancel_timer(future)


# --- gather ---


def gather(*awaitables, return_exceptions=False):
    if not awaitables:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = running_loop()
    futures = {}
    children = []
    distinct = []
    for awaitable in awaitables:
        future = futures.get(id(awaitable))
        if future is None:
            future = ensure_future(awaitable, loop=loop)
            if loop is None:
                loop = future.get_loop()
            futures[id(awaitable)] = future
            distinct.append(future)
        children.append(future)
    finished = 0

    def child_done(future):
        nonlocal finished
        finished += 1
        if outer.done():
            if not future.cancelled():
                # Nobody will look at it any more: it counts as seen.
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(_kernel.cancelled_error(future))
                return
            exception = future.exception()
            if exception is not None:
                outer.set_exception(exception)
                return
        if finished < len(distinct):
            return
        results = []
        for child in children:
            if child.cancelled():
                results.append(CancelledError("" if child._cancel_message is None else child._cancel_message))
                continue
            exception = child.exception()
            results.append(child.result() if exception is None else exception)
        if outer._cancel_requested:
            outer.set_exception(_kernel.cancelled_error(future))
        else:
            outer.set_result(results)

    outer = None
    waiting = [future for future in distinct if not future.done()]
    early = [future for future in distinct if future.done()]
    outer = _kernel.gathering(loop, children)
    for future in waiting:
        future.add_done_callback(child_done)
    for future in early:
        child_done(future)
    return outer


# --- wait ---


async def wait(futures, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(futures) or iscoroutine(futures):
        raise TypeError(f"expect a list of futures, not {type(futures).__name__}")
    if not futures:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = set(futures)
    for future in futures:
        if iscoroutine(future):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = set_waits_for(loop.create_future(), "child")
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release, waiter)
    left = len(futures)

    def one_done(future):
        nonlocal left
        left -= 1
        if (
            left <= 0
            or return_when == FIRST_COMPLETED
            or (return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None)
        ):
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for future in futures:
        future.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(one_done)
    done = {future for future in futures if future.done()}
    return done, {future for future in futures if future not in done}


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future):
    waiter = set_waits_for(get_running_loop().create_future(), "child")

    def done(future):
        _release(waiter)

    future.add_done_callback(done)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(done)


async def wait_for(awaitable, timeout):
    if timeout is not None and timeout <= 0:
        future = ensure_future(awaitable)
        if future.done():
            return future.result()
        await _cancel_and_wait(future)
        try:
            return future.result()
        except CancelledError as error:
            raise TimeoutError from error
    from asyncio.timeouts import timeout as within

    async with within(timeout):
        return await awaitable


class as_completed:
    """Iterating gives awaitables for the results in the order in which they come."""

    def __init__(self, futures, *, timeout=None):
        if isfuture(futures) or iscoroutine(futures):
            raise TypeError(f"expect an iterable of futures, not {type(futures).__name__}")
        loop = get_event_loop()
        self._loop = loop
        self._finished = []
        self._waiters = []
        self._left = set()
        seen = []
        for future in futures:
            if any(future is other for other in seen):
                continue
            seen.append(future)
            self._left.add(ensure_future(future, loop=loop))
        self._to_give = len(self._left)
        self._timer = None
        for future in self._left:
            future.add_done_callback(self._one_done)
        if self._left and timeout is not None:
            self._timer = loop.call_later(timeout, self._time_is_up)

    def _one_done(self, future):
        if future not in self._left:
            return
        self._left.remove(future)
        self._give(future)
        if not self._left and self._timer is not None:
            self._timer.cancel()

    def _time_is_up(self):
        for future in self._left:
            future.remove_done_callback(self._one_done)
            self._give(None)
        self._left.clear()

    def _give(self, future):
        self._finished.append(future)
        while self._waiters:
            waiter = self._waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                break

    async def _next_future(self):
        while not self._finished:
            waiter = set_waits_for(self._loop.create_future(), "child")
            self._waiters.append(waiter)
            await waiter
        future = self._finished.pop(0)
        if future is None:
            raise TimeoutError
        return future

    async def _next_result(self):
        return (await self._next_future()).result()

    def __iter__(self):
        return self

    def __next__(self):
        if self._to_give <= 0:
            raise StopIteration
        self._to_give -= 1
        return self._next_result()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._to_give <= 0:
            raise StopAsyncIteration
        self._to_give -= 1
        return await self._next_future()


def shield(awaitable):
    inner = ensure_future(awaitable)
    if inner.done():
        return inner
    outer = set_waits_for(inner.get_loop().create_future(), "child")

    def inner_done(future):
        if outer.cancelled():
            if not future.cancelled():
                future.exception()
            return
        if future.cancelled():
            outer.cancel()
            return
        exception = future.exception()
        if exception is not None:
            outer.set_exception(exception)
        else:
            outer.set_result(future.result())

    def outer_done(future):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


# --- threads ---


async def to_thread(function, /, *args, **kwargs):
    loop = get_running_loop()
    function = carry(function)
    if kwargs:
        return await loop.run_in_executor(None, lambda: function(*args, **kwargs))
    return await loop.run_in_executor(None, function, *args)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    if loop is None:
        loop = get_event_loop()
    new = loop.create_future()
    _chain(future, None, new, loop)
    return new


def run_coroutine_threadsafe(coroutine, loop):
    if not iscoroutine(coroutine):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future as PoolFuture

    future = PoolFuture()

    def start():
        try:
            _chain(ensure_future(coroutine, loop=loop), loop, future, None)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(start)
    return future


def _chain(source, source_loop, target, target_loop):
    """When `source` is done, so is `target`; when `target` is cancelled, so is `source`. A future of a pool
    has no loop."""

    def copy(source):
        if target.cancelled():
            return
        if target_loop is None and not target.set_running_or_notify_cancel():
            return
        if source.cancelled():
            target.cancel()
            return
        exception = source.exception()
        if exception is not None:
            target.set_exception(exception)
        else:
            target.set_result(source.result())

    def source_done(source):
        if target.cancelled() and target_loop is not None and target_loop.is_closed():
            return
        if target_loop is None or target_loop is source_loop:
            copy(source)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(copy, source)

    def target_done(target):
        if target.cancelled():
            if source_loop is None or source_loop is target_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    target.add_done_callback(target_done)
    source.add_done_callback(source_done)
