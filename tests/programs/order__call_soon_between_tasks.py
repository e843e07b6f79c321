import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def callback(name, again):
        log.append(name)
        if again:
            loop.call_soon(callback, name + "'", again - 1)

    async def task(name):
        log.append(name)
        await asyncio.sleep(0)
        log.append(name + "2")

    loop.call_soon(callback, "c1", 2)
    asyncio.create_task(task("t1"))
    loop.call_soon(callback, "c2", 0)
    asyncio.create_task(task("t2"))
    for _ in range(4):
        log.append("|")
        await asyncio.sleep(0)
    print(*log)


asyncio.run(main())
