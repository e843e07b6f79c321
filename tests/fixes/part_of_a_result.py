# blocked-loop
import asyncio

BIG = 2_000_000


def rows(n):
    return [number * number for number in range(n)]


async def report():
    first = rows(BIG)[0]
    await asyncio.sleep(0)
    return first


async def main():
    print(await asyncio.gather(report(), asyncio.sleep(0.01)))


asyncio.run(main())
