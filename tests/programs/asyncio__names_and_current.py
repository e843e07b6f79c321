import asyncio


async def who():
    task = asyncio.current_task()
    print(task.get_name())
    return len(asyncio.all_tasks())


async def main():
    print(asyncio.current_task().get_name())
    a = asyncio.create_task(who())
    b = asyncio.create_task(who(), name="special")
    c = asyncio.create_task(who())
    c.set_name("renamed")
    print(await a, await b, await c)
    print(asyncio.get_running_loop().is_running())
    print(asyncio.iscoroutinefunction(who), asyncio.iscoroutinefunction(print))


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
