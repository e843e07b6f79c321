import asyncio


async def stubborn():
    for turn in range(3):
        try:
            await asyncio.sleep(0.01)
            print("slept", turn)
        except asyncio.CancelledError:
            print("ignored the cancel in turn", turn)
    return "stubborn result"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel("please")
    print(await task, task.cancelled(), task.cancelling())


async def with_message():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(error.args)
        raise


async def second():
    task = asyncio.create_task(with_message())
    await asyncio.sleep(0)
    task.cancel("stop now")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args)


asyncio.run(main())
asyncio.run(second())
