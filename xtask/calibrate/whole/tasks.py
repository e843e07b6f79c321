import asyncio


async def sleeper():
    for _ in range(10):
        await asyncio.sleep(0)


async def main(count):
    await asyncio.gather(*(sleeper() for _ in range(count)))


def work(turns):
    asyncio.run(main(turns // 100))
