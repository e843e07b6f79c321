import asyncio

printer = asyncio.Lock()


async def print_page(n):
    async with printer:
        await asyncio.sleep(0.05)


async def main():
    await asyncio.gather(*(print_page(n) for n in range(4)))


asyncio.run(main())
