# awaits-in-a-row
import asyncio


async def fetch(table):
    await asyncio.sleep(0.1)
    return f"rows of {table}"


async def main():
    users = await fetch("users")
    orders = await fetch("orders")
    await fetch("prices")
    print(users, orders)


asyncio.run(main())
