import asyncio


async def inner():
    print("inner")
    return 1


async def outer():
    print("outer before")
    value = await inner()
    print("outer after", value)


async def main():
    task = asyncio.create_task(outer())
    print("main before")
    await inner()
    print("main after, the task has not started")
    await task
    print("end", task.done(), task.result())


asyncio.run(main())
