import asyncio


async def work():
    print("work")
    return "value"


async def waiter(task, name):
    print(name, await task)


async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(lambda t: print("first callback", t.result()))
    others = [asyncio.create_task(waiter(task, name)) for name in "xy"]
    task.add_done_callback(lambda t: print("second callback", t.done()))
    await task
    print("main goes on")
    await asyncio.gather(*others)
    task.add_done_callback(lambda t: print("late callback"))
    await asyncio.sleep(0)


asyncio.run(main())
