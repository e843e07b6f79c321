import asyncio
import threading

count = 0
lock = threading.Lock()


async def add():
    global count
    await asyncio.sleep(0.01)
    with lock:
        count += 1
    await asyncio.sleep(0.01)


async def main():
    await asyncio.gather(*(add() for _ in range(5)))
    print(count)


asyncio.run(main())
