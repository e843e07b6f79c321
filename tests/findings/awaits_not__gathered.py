import asyncio


async def fetch(table):
    await asyncio.sleep(0.1)
    return table


async def main():
    print(await asyncio.gather(fetch("users"), fetch("orders")))


asyncio.run(main())
