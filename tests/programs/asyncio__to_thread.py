import asyncio
import threading
import time


def blocking(n, *, factor=1):
    time.sleep(0.05)
    return n * factor, threading.current_thread() is threading.main_thread()


async def ticker():
    for tick in range(3):
        print("tick", tick)
        await asyncio.sleep(0.01)


async def main():
    started = time.perf_counter()
    print(await asyncio.gather(
        asyncio.to_thread(blocking, 1),
        asyncio.to_thread(blocking, 2, factor=10),
        ticker(),
    ))
    print("together" if time.perf_counter() - started < 0.09 else "in turn")
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(error)


asyncio.run(main())
