import asyncio


async def fail(delay, text):
    await asyncio.sleep(delay)
    raise ValueError(text)


async def work(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a"))
            group.create_task(fail(0.01, "first"))
            await work("body")
    except ExceptionGroup as group:
        print(repr(group), group.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(work("c"))
            await asyncio.sleep(0)
            raise KeyError("from the body")
    except BaseException as error:
        print(type(error).__name__, error, error.exceptions, task.cancelled())


asyncio.run(main())
