import asyncio


async def ticker(log):
    for n in range(14):
        log.append(n)
        await asyncio.sleep(0)


async def user(log, lock, name, turns):
    async with lock:
        log.append(name + "+")
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(name + "-")


async def main():
    log = []
    lock = asyncio.Lock()
    tick = asyncio.create_task(ticker(log))
    await asyncio.gather(*(user(log, lock, name, turns) for name, turns in [("a", 2), ("b", 0), ("c", 1)]))
    log.append("main")
    await tick
    print(*log)


asyncio.run(main())
