"""From a worker's thread back to the loop."""

import asyncio
import threading


def _loop():
    loop = getattr(threading.current_thread(), "loop", None)
    if loop is None:
        raise RuntimeError("This function can only be run from an AnyIO worker thread")
    return loop


def run(func, *args):
    return asyncio.run_coroutine_threadsafe(func(*args), _loop()).result()


def run_sync(func, *args):
    async def call():
        return func(*args)

    return asyncio.run_coroutine_threadsafe(call(), _loop()).result()
