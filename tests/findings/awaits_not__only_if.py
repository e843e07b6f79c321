import asyncio


async def allowed(user):
    await asyncio.sleep(0.05)
    return user == "ada"


async def load():
    await asyncio.sleep(0.05)
    return "secret"


async def main():
    is_allowed = await allowed("ada")
    if not is_allowed:
        return
    print(await load())


asyncio.run(main())
