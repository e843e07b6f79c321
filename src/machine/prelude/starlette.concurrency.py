"""Ordinary functions in threads."""

from _workers import run_sync


async def run_in_threadpool(func, *args, **kwargs):
    if kwargs:
        return await run_sync(lambda: func(*args, **kwargs))
    return await run_sync(func, *args)


class _Ended(Exception):
    pass


def _next(iterator):
    try:
        return next(iterator)
    except StopIteration:
        raise _Ended from None


async def iterate_in_threadpool(iterator):
    iterator = iter(iterator)
    while True:
        try:
            yield await run_sync(_next, iterator)
        except _Ended:
            break
