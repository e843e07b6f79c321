import asyncio


async def sleeper(log, name, delay):
    await asyncio.sleep(delay)
    log.append(name)


async def main():
    log = []
    loop = asyncio.get_running_loop()
    for n in range(5):
        loop.call_later(0.01, log.append, n)
    loop.call_later(0.005, log.append, "first")
    loop.call_later(0, log.append, "zero")
    loop.call_soon(log.append, "soon")
    await asyncio.sleep(0.03)
    await asyncio.gather(*(sleeper(log, name, 0.01) for name in "abcdef"))
    print(*log)


asyncio.run(main())
