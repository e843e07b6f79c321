import asyncio


async def fail():
    await asyncio.sleep(0.01)
    raise LookupError("lost")


async def main():
    task = asyncio.create_task(fail())
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(error)
    await asyncio.sleep(0.02)
    print(task.done(), repr(task.exception()), task.cancelled())
    try:
        await task
    except LookupError as error:
        print("raised", error)
    try:
        task.result()
    except LookupError as error:
        print("again", error)


asyncio.run(main())
