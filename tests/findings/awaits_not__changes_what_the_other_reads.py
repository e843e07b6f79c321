import asyncio

session = {}


async def log_in():
    await asyncio.sleep(0.05)
    session["token"] = "secret"


async def load():
    await asyncio.sleep(0.05)
    return session.get("token")


async def main():
    await log_in()
    print(await load())


asyncio.run(main())
