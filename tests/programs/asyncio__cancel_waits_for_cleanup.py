import asyncio


async def child():
    try:
        await asyncio.sleep(1)
    finally:
        print("child: closing")
        await asyncio.sleep(0.01)
        print("child: closed")


async def parent():
    try:
        await child()
    except asyncio.CancelledError:
        print("parent: cancelled")
        raise


async def main():
    task = asyncio.create_task(parent(), name="parent")
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    print(task.get_name(), task.cancelled())
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled while closing")


asyncio.run(main())
