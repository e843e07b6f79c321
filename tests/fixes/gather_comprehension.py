# awaits-in-a-row
import asyncio


async def fetch(page):
    await asyncio.sleep(0.05)
    return page * 2


async def main():
    print([await fetch(page) for page in range(5)])


asyncio.run(main())
