import asyncio


async def leaf(name):
    print("leaf", name)
    await asyncio.sleep(0)
    print("leaf end", name)
    return name


async def branch(name):
    print("branch", name)
    result = await asyncio.gather(leaf(name + "1"), leaf(name + "2"))
    print("branch end", name)
    return result


async def main():
    print(await asyncio.gather(branch("x"), branch("y")))


asyncio.run(main())
