import asyncio


async def work():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelling", task.cancelling())
        print("uncancel", task.uncancel())
    await asyncio.sleep(0)
    print("goes on", task.cancelling())
    return "result"


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    task.cancel()
    print("asked", task.cancelling())
    print(await task)


asyncio.run(main())
