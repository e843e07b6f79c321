import asyncio


async def ticker(log):
    for n in range(10):
        log.append(n)
        await asyncio.sleep(0)


async def child(log, name):
    log.append(name)
    return name


async def parent(log, name):
    task = asyncio.create_task(child(log, name + ".child"))
    log.append(name)
    await task
    log.append(name + ".end")


async def main():
    log = []
    tick = asyncio.create_task(ticker(log))
    await parent(log, "a")
    log.append("main")
    task = asyncio.create_task(parent(log, "b"))
    await task
    log.append("main 2")
    await task
    log.append("main 3")
    await tick
    print(*log)


asyncio.run(main())
