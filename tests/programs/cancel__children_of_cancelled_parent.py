import asyncio


async def child(name):
    try:
        await asyncio.sleep(0.03)
        print(name, "finished")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def plain_parent():
    task = asyncio.create_task(child("own task"))
    await asyncio.sleep(1)
    await task


async def awaiting_parent():
    await asyncio.create_task(child("awaited task"))


async def main():
    for parent in (plain_parent, awaiting_parent):
        task = asyncio.create_task(parent())
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        print(parent.__name__, task.cancelled())
    await asyncio.sleep(0.04)


asyncio.run(main())
