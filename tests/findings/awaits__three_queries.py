import asyncio


async def fetch(table):
    await asyncio.sleep(0.1)
    return f"rows of {table}"


async def main():
    users = await fetch("users")
    orders = await fetch("orders")
    prices = await fetch("prices")
    print(users, orders, prices)


asyncio.run(main())
