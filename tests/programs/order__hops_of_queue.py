import asyncio


async def ticker(log):
    for n in range(14):
        log.append(n)
        await asyncio.sleep(0)


async def producer(log, queue):
    for n in "abcd":
        await queue.put(n)
        log.append("put-" + n)


async def consumer(log, queue, name):
    while True:
        item = await queue.get()
        log.append(name + item)
        if item == "d":
            return
        await asyncio.sleep(0)


async def main():
    log = []
    queue = asyncio.Queue(1)
    tick = asyncio.create_task(ticker(log))
    tasks = [asyncio.create_task(consumer(log, queue, name)) for name in "XY"]
    await producer(log, queue)
    await tick
    for task in tasks:
        task.cancel()
    print(*log)
    print([task.done() for task in tasks])


asyncio.run(main())
