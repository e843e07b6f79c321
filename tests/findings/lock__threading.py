import asyncio
import threading

lock = threading.Lock()


async def save(n):
    with lock:
        await asyncio.sleep(0.1)
        print("saved", n)


asyncio.run(save(1))
