import asyncio


async def ticker(log):
    for n in range(12):
        log.append(n)
        await asyncio.sleep(0)


async def child(log, name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(name)


async def main():
    log = []
    tick = asyncio.create_task(ticker(log))
    async with asyncio.TaskGroup() as group:
        group.create_task(child(log, "a", 1))
        group.create_task(child(log, "b", 3))
        log.append("body")
    log.append("after")
    async with asyncio.TaskGroup() as group:
        log.append("empty")
    log.append("after empty")
    await tick
    print(*log)


asyncio.run(main())
