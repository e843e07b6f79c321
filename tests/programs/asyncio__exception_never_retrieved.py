import asyncio


async def fail():
    raise ValueError("nobody looks")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    print(task.done())


asyncio.run(main())
print("end")
