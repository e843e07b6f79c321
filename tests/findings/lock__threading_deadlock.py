import asyncio
import threading

lock = threading.Lock()


async def save(n):
    with lock:
        await asyncio.sleep(0.1)
        print("saved", n)


async def main():
    await asyncio.gather(save(1), save(2))


asyncio.run(main())
