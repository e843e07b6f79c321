"""From a worker's thread back to the loop."""

import asyncio
import threading


class NoEventLoopError(RuntimeError):
    pass


def _is_worker():
    return hasattr(threading.current_thread(), "loop")


def _loop():
    if not _is_worker():
        raise NoEventLoopError("Not running inside an AnyIO worker thread, and no event loop token was provided")
    return threading.current_thread().loop


def run(func, *args):
    loop = _loop()
    return asyncio.run_coroutine_threadsafe(func(*args), loop).result()


def run_sync(func, *args):
    async def call():
        return func(*args)

    return asyncio.run_coroutine_threadsafe(call(), _loop()).result()
