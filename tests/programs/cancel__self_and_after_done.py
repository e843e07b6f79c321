import asyncio


async def suicidal():
    asyncio.current_task().cancel()
    print("still running")
    await asyncio.sleep(0)
    print("never")


async def quick():
    asyncio.current_task().cancel()
    return "returned before the next await"


async def main():
    for coroutine in (suicidal(), quick()):
        task = asyncio.create_task(coroutine)
        try:
            print(await task)
        except asyncio.CancelledError:
            print("cancelled", task.cancelled())
    raised = asyncio.create_task(asyncio.sleep(0))
    await raised
    print(raised.cancel(), raised.cancelled())
    try:
        raise asyncio.CancelledError("by hand")
    except asyncio.CancelledError as error:
        print(error, isinstance(error, Exception))


asyncio.run(main())
