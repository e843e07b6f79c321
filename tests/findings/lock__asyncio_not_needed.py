import asyncio

cache = {}
lock = asyncio.Lock()


async def fetch(key):
    await asyncio.sleep(0.05)
    return key * 2


async def load(key):
    async with lock:
        value = await fetch(key)
        cache[key] = value


async def main():
    await asyncio.gather(*(load(key) for key in range(4)))
    print(cache)


asyncio.run(main())
