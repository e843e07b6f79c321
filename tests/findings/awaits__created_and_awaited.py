import asyncio


async def fetch(table):
    await asyncio.sleep(0.1)
    return table

async def main():
    users = await asyncio.create_task(fetch("users"))
    orders = await asyncio.create_task(fetch("orders"))
    print(users, orders)


asyncio.run(main())
