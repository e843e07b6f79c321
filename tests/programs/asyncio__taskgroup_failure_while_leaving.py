import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "done")


async def fail():
    await asyncio.sleep(0.01)
    raise ValueError("broken")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            first = group.create_task(work("first", 0.02))
            second = group.create_task(fail())
    except ExceptionGroup as errors:
        print(errors, first.cancelled(), second.cancelled())
    await asyncio.sleep(0.001)
    print("main goes on")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(work("other", 0.02))
    except* ValueError as errors:
        print(errors.exceptions)
    async with asyncio.timeout(1):
        await asyncio.sleep(0.001)
    return "result"


print(asyncio.run(main()))
