import asyncio


async def save():
    print("saving")
    await asyncio.sleep(0.02)
    print("saved")
    return "result"


async def request():
    try:
        return await asyncio.shield(save())
    except asyncio.CancelledError:
        print("request cancelled")
        raise


async def main():
    task = asyncio.create_task(request())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main saw it")
    await asyncio.sleep(0.03)
    inner = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("timeout, but", inner.done())
    print(await inner)


asyncio.run(main())
