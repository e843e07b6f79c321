import asyncio


async def total(n):
    return sum(range(n))


async def main():
    one = await total(300_000)
    two = await total(300_000)
    print(one, two)


asyncio.run(main())
