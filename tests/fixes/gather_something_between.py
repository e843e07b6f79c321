# awaits-in-a-row
import asyncio


async def fetch(page):
    await asyncio.sleep(0.05)
    return page * 2


async def main():
    one = await fetch(1)
    print(one)
    two = await fetch(2)
    print(two)


asyncio.run(main())
