import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    tasks = [asyncio.create_task(work(n, d), name=n) for n, d in [("a", 0.01), ("b", 0.03), ("c", 0.05)]]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.03)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending), sorted(task.result() for task in done))
    tasks = [
        asyncio.create_task(work("x", 0.01, True), name="x"),
        asyncio.create_task(work("y", 0.03), name="y"),
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), repr(done.pop().exception()))
    for task in pending:
        task.cancel()


asyncio.run(main())
