import asyncio


async def ticker(log):
    for n in range(12):
        log.append(n)
        await asyncio.sleep(0)


async def leaf(log, name):
    log.append(name)


async def middle(log, name):
    await asyncio.gather(leaf(log, name + "1"), leaf(log, name + "2"))
    log.append(name)


async def main():
    log = []
    tick = asyncio.create_task(ticker(log))
    await asyncio.gather(middle(log, "x"), leaf(log, "y"))
    log.append("main")
    await asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))
    log.append("main 2")
    await tick
    print(*log)


asyncio.run(main())
