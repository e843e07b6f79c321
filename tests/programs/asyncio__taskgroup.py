import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print("done", name)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work("a", 0.02))
        b = group.create_task(work("b", 0.01))
        print("body ends")
    print(a.result(), b.result())
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n, n / 100)) for n in range(3)]
        tasks.append(group.create_task(work("late", 0.05), name="named"))
    print([task.result() for task in tasks], tasks[-1].get_name())


asyncio.run(main())
