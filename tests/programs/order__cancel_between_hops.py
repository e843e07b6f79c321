import asyncio


async def step(log, name):
    try:
        for n in range(4):
            log.append(f"{name}{n}")
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(f"{name}!")
        raise


async def main():
    log = []
    a = asyncio.create_task(step(log, "a"))
    b = asyncio.create_task(step(log, "b"))
    await asyncio.sleep(0)
    a.cancel()
    log.append("cancelled a")
    await asyncio.sleep(0)
    log.append("main")
    b.cancel()
    results = await asyncio.gather(a, b, return_exceptions=True)
    print(*log)
    print([type(r).__name__ for r in results])
    done = asyncio.create_task(asyncio.sleep(0, "value"))
    await asyncio.sleep(0)
    print(done.cancel(), done.done())
    try:
        print(await done)
    except asyncio.CancelledError:
        print("cancelled in time")


asyncio.run(main())
