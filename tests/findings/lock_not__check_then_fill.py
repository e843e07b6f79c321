import asyncio

cache = {}
lock = asyncio.Lock()


async def fetch(key):
    await asyncio.sleep(0.05)
    return key * 2


async def load(key):
    async with lock:
        if key not in cache:
            cache[key] = await fetch(key)
        return cache[key]


async def main():
    print(await asyncio.gather(*(load(1) for _ in range(4))))


asyncio.run(main())
