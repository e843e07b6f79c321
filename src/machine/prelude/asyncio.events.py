"""Event loops: the part of them that is not in the machine."""

import _kernel
from _kernel import EventLoop, Future, Handle, Task, extend, running_loop, set_waits_for

AbstractEventLoop = EventLoop
BaseEventLoop = EventLoop
SelectorEventLoop = EventLoop
TimerHandle = Handle


def get_running_loop():
    loop = running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


_get_running_loop = running_loop

# Whether the main thread has ever been given a loop, or had one taken away.
_was_set = []


def get_event_loop():
    loop = running_loop() or _kernel.get_loop()
    if loop is not None:
        return loop
    if _was_set or _kernel.get_ident() != 1:
        import threading

        raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
    loop = new_event_loop()
    set_event_loop(loop)
    return loop


def set_event_loop(loop):
    if loop is not None and not isinstance(loop, EventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    if _kernel.get_ident() == 1:
        _was_set.append(True)
    _kernel.set_loop(loop)


def new_event_loop():
    return _kernel.new_loop()


class DefaultEventLoopPolicy:
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


AbstractEventLoopPolicy = DefaultEventLoopPolicy
WindowsSelectorEventLoopPolicy = DefaultEventLoopPolicy
_policy = [DefaultEventLoopPolicy()]


def get_event_loop_policy():
    return _policy[-1]


def set_event_loop_policy(policy):
    _policy.append(policy or DefaultEventLoopPolicy())


def isfuture(thing):
    return isinstance(thing, Future) or getattr(type(thing), "_asyncio_future_blocking", None) is not None


# --- methods of the loop ---


def _check_can_run(loop):
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    if loop.is_running():
        raise RuntimeError("This event loop is already running")
    if running_loop() is not None:
        raise RuntimeError("Cannot run the event loop while another loop is running")


def _run_forever(loop):
    _check_can_run(loop)
    _kernel.run_loop(loop)


def _stop_when_done(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        # It has gone through the loop already.
        return
    future.get_loop().stop()


def _run_until_complete(loop, future):
    _check_can_run(loop)
    from asyncio.tasks import ensure_future

    is_new = not isfuture(future)
    future = ensure_future(future, loop=loop)
    future.add_done_callback(_stop_when_done)
    try:
        _kernel.run_loop(loop)
    except BaseException:
        if is_new and future.done() and not future.cancelled():
            future.exception()
        raise
    finally:
        future.remove_done_callback(_stop_when_done)
    if not future.done():
        raise RuntimeError("Event loop stopped before Future completed.")
    return future.result()


def _run_in_executor(loop, executor, function, *args):
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    from asyncio.tasks import wrap_future

    if executor is None:
        if loop.attrs.get("executor_is_shut_down"):
            raise RuntimeError("Executor shutdown has been called")
        executor = loop.attrs.get("default_executor")
        if executor is None:
            from concurrent.futures.thread import ThreadPoolExecutor

            executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            loop.attrs["default_executor"] = executor
    return set_waits_for(wrap_future(executor.submit(function, *args), loop=loop), "child")


def _set_default_executor(loop, executor):
    loop.attrs["default_executor"] = executor


async def _shutdown_asyncgens(loop):
    from asyncio.tasks import gather

    left = _kernel.async_generators()
    results = await gather(*[generator.aclose() for generator in left], return_exceptions=True)
    for generator, result in zip(left, results):
        if isinstance(result, Exception):
            message = f"an error occurred during closing of asynchronous generator {generator!r}"
            loop.call_exception_handler({"message": message, "exception": result, "asyncgen": generator})


def _close_orphans(loop):
    for generator in _kernel.orphans():
        loop.create_task(generator.aclose())


async def _shutdown_default_executor(loop, timeout=None):
    loop.attrs["executor_is_shut_down"] = True
    executor = loop.attrs.get("default_executor")
    if executor is None:
        return
    import threading

    future = loop.create_future()
    set_waits_for(future, "child")

    def _do_shutdown():
        executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, future)

    thread = threading.Thread(target=_do_shutdown)
    thread.start()
    try:
        await future
    finally:
        thread.join()


def _settle(future):
    if not future.done():
        future.set_result(None)


def _set_exception_handler(loop, handler):
    if handler is not None and not callable(handler):
        raise TypeError(f"A callable object or None is expected, got {handler!r}")
    loop.attrs["exception_handler"] = handler


def _get_exception_handler(loop):
    return loop.attrs.get("exception_handler")


def _call_exception_handler(loop, context):
    handler = loop.attrs.get("exception_handler")
    if handler is None:
        _default_exception_handler(loop, context)
        return
    try:
        handler(loop, context)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        _default_exception_handler(
            loop,
            {"message": "Unhandled error in exception handler", "exception": error, "context": context},
        )


def _default_exception_handler(loop, context):
    import logging

    lines = [context.get("message") or "Unhandled exception in event loop"]
    for key in sorted(context):
        if key not in ("message", "exception"):
            lines.append(f"{key}: {context[key]!r}")
    exception = context.get("exception")
    logging.getLogger("asyncio").error("\n".join(lines), exc_info=exception if exception is not None else False)


def _callback_raised(loop, handle, error):
    # `<Handle f() at ..>` is shown as `f() at ..`
    shown = repr(handle).partition(" ")[2].removesuffix(">")
    loop.call_exception_handler({"message": f"Exception in callback {shown}", "exception": error, "handle": handle})


def _never_retrieved(loop, future):
    kind = type(future).__name__
    context = {"message": f"{kind} exception was never retrieved", "exception": future.exception(), "future": future}
    loop.call_exception_handler(context)


def _took_long(loop, what, seconds):
    if seconds >= loop.slow_callback_duration:
        import logging

        logging.getLogger("asyncio").warning("Executing %s took %.3f seconds", what, seconds)


def _get_slow_callback_duration(loop):
    return loop.attrs.get("slow_callback_duration", 0.1)


def _set_slow_callback_duration(loop, seconds):
    loop.attrs["slow_callback_duration"] = seconds


def _set_task_factory(loop, factory):
    if factory is not None and not callable(factory):
        raise TypeError("task factory must be a callable or None")
    loop.attrs["task_factory"] = factory


def _get_task_factory(loop):
    return loop.attrs.get("task_factory")


def _add_signal_handler(loop, signal, callback, *args):
    loop.attrs.setdefault("signal_handlers", {})[signal] = (callback, args)


def _remove_signal_handler(loop, signal):
    return loop.attrs.get("signal_handlers", {}).pop(signal, None) is not None


extend(EventLoop, "run_forever", _run_forever)
extend(EventLoop, "run_until_complete", _run_until_complete)
extend(EventLoop, "run_in_executor", _run_in_executor)
extend(EventLoop, "set_default_executor", _set_default_executor)
extend(EventLoop, "shutdown_asyncgens", _shutdown_asyncgens)
extend(EventLoop, "shutdown_default_executor", _shutdown_default_executor)
extend(EventLoop, "set_exception_handler", _set_exception_handler)
extend(EventLoop, "get_exception_handler", _get_exception_handler)
extend(EventLoop, "call_exception_handler", _call_exception_handler)
extend(EventLoop, "default_exception_handler", _default_exception_handler)
extend(EventLoop, "_callback_raised", _callback_raised)
extend(EventLoop, "_never_retrieved", _never_retrieved)
extend(EventLoop, "_close_orphans", _close_orphans)
extend(EventLoop, "_took_long", _took_long)
extend(
    EventLoop, "slow_callback_duration", property(_get_slow_callback_duration, _set_slow_callback_duration)
)
extend(EventLoop, "set_task_factory", _set_task_factory)
extend(EventLoop, "get_task_factory", _get_task_factory)
extend(EventLoop, "add_signal_handler", _add_signal_handler)
extend(EventLoop, "remove_signal_handler", _remove_signal_handler)
