import asyncio


async def ticker(log):
    for n in range(12):
        log.append(n)
        await asyncio.sleep(0)


async def waiter(log, event, name):
    await event.wait()
    log.append(name)


async def conditional(log, condition, name):
    async with condition:
        log.append(name + " waits")
        await condition.wait()
        log.append(name)


async def main():
    log = []
    event, condition = asyncio.Event(), asyncio.Condition()
    tick = asyncio.create_task(ticker(log))
    waiters = [asyncio.create_task(waiter(log, event, f"e{n}")) for n in range(2)]
    waiters += [asyncio.create_task(conditional(log, condition, f"c{n}")) for n in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    event.set()
    log.append("set")
    async with condition:
        condition.notify(2)
        log.append("notified")
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*waiters, tick)
    print(*log, sep=", ")


asyncio.run(main())
