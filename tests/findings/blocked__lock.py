import asyncio
import threading
import time

lock = threading.Lock()


def write_file():
    with lock:
        time.sleep(0.2)


async def save():
    await asyncio.sleep(0.05)
    with lock:
        print("saved")


async def tick():
    for _ in range(4):
        await asyncio.sleep(0.03)


async def main():
    await asyncio.gather(asyncio.to_thread(write_file), save(), tick())


asyncio.run(main())
