import asyncio


async def sleeper(name):
    try:
        print(name, "sleeps")
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleans up")


async def main():
    task = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0.01)
    print(task.cancel(), task.cancelled(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("awaited", repr(error))
    print(task.cancelled(), task.done(), task.cancel())
    task = asyncio.create_task(sleeper("never started"))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("it never ran")


asyncio.run(main())
