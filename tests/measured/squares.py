"""The sum of ten million squares, once and twice, in every way: prints the seconds that each took."""

import asyncio
import threading
import time
from concurrent.futures import ProcessPoolExecutor


def work():
    return sum(x**2 for x in range(10_000_000))


async def coroutine():
    return work()


async def gather():
    await asyncio.gather(coroutine(), coroutine())


def once():
    work()


def in_turn():
    work()
    work()


def coroutines():
    asyncio.run(gather())


def threads():
    both = [threading.Thread(target=work) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()


def processes():
    with ProcessPoolExecutor(2) as pool:
        for future in [pool.submit(work) for _ in range(2)]:
            future.result()


if __name__ == "__main__":
    for way in once, in_turn, coroutines, threads, processes:
        began = time.perf_counter()
        way()
        print(time.perf_counter() - began)
