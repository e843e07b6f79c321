import asyncio


async def worker(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    return name


async def main():
    a = asyncio.create_task(worker("a", 3))
    b = asyncio.create_task(worker("b", 2))
    print("made")
    await asyncio.sleep(0)
    print("main again")
    print(await a, await b)


asyncio.run(main())
