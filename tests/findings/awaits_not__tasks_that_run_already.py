import asyncio


async def fetch(table):
    await asyncio.sleep(0.1)
    return table


async def main():
    users = asyncio.create_task(fetch("users"))
    orders = asyncio.create_task(fetch("orders"))
    print(await users, await orders)


asyncio.run(main())
