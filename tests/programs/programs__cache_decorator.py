import asyncio
import functools
import time


def timed(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        started = time.perf_counter()
        try:
            return await function(*args, **kwargs)
        finally:
            print(f"{function.__name__}{args} took {time.perf_counter() - started:.1f}")

    return wrapper


def cached(function):
    results = {}

    @functools.wraps(function)
    async def wrapper(*args):
        if args not in results:
            results[args] = asyncio.ensure_future(function(*args))
        return await results[args]

    return wrapper


@timed
@cached
async def load(key):
    print("loading", key)
    await asyncio.sleep(0.1)
    return key * 2


async def main():
    print(await asyncio.gather(load("a"), load("b"), load("a")))
    print(await load("a"))


asyncio.run(main())
