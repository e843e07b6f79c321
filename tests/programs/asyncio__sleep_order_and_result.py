import asyncio


async def sleep(n):
    result = await asyncio.sleep(n / 100, result=n)
    print(result)


async def main():
    await asyncio.gather(*(sleep(n) for n in (5, 1, 4, 2, 3)))
    print(await asyncio.sleep(0, "zero"), await asyncio.sleep(-1, "negative"))


asyncio.run(main())
