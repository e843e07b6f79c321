import asyncio


async def work(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    group = asyncio.gather(work("a"), work("b"))
    await asyncio.sleep(0.01)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("gather cancelled", group.cancelled())

    async def outer():
        await asyncio.gather(work("c"), work("d"))

    task = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
