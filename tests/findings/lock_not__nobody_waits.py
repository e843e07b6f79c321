import asyncio

cache = {}
lock = asyncio.Lock()


async def load(key):
    async with lock:
        await asyncio.sleep(0.05)
        cache[key] = key


async def main():
    for key in range(3):
        await load(key)


asyncio.run(main())
