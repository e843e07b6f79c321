import asyncio

lock = asyncio.Lock()


async def use(name):
    async with lock:
        await asyncio.sleep(0.05)
        return name


async def main():
    one = await use("one")
    two = await use("two")
    print(one, two)


asyncio.run(main())
