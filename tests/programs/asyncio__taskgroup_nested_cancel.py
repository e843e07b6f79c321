import asyncio


async def work(name):
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "ends")


async def outer():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("a"))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(work("b"))


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())
