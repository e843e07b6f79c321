import asyncio


async def find_user(name):
    await asyncio.sleep(0.1)
    return {"name": name, "id": 7}


async def find_orders(user):
    await asyncio.sleep(0.1)
    return [user["id"]]


async def main():
    user = await find_user("ada")
    orders = await find_orders(user)
    print(orders)


asyncio.run(main())
