import asyncio


async def find_user(name):
    await asyncio.sleep(0.1)
    return {"name": name, "id": 7}


async def find(kind, user):
    await asyncio.sleep(0.1)
    return f"{kind} of {user['id']}"


async def main():
    user = await find_user("ada")
    orders = await find("orders", user)
    letters = await find("letters", user)
    print(orders, letters)


asyncio.run(main())
