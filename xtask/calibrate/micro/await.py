import asyncio


async def nothing():
    pass


async def main(turns):
    for turn in range(turns):
        await nothing()


def work(turns):
    asyncio.run(main(turns))
