import asyncio
import threading

lock = threading.Lock()


async def save(n):
    lock.acquire()
    try:
        await asyncio.sleep(0.1)
    finally:
        lock.release()


async def main():
    await save(1)
    await save(2)


asyncio.run(main())
