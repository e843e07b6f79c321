import asyncio


async def work(n):
    await asyncio.sleep(0.001 * n)
    return n


async def main():
    task = asyncio.ensure_future(work(2))
    print(type(task).__name__, asyncio.ensure_future(task) is task)
    print(await task, asyncio.iscoroutine(work), asyncio.isfuture(task))
    coroutine = work(1)
    print(asyncio.iscoroutine(coroutine), type(coroutine).__name__, coroutine.__name__)
    print(await coroutine)
    same = work(3)
    print(await asyncio.gather(same, same, work(1)))
    results = await asyncio.gather(*(work(n) for n in (3, 1)), return_exceptions=True)
    print(results)
    for coroutine in [work(1), work(2)]:
        print(await coroutine)


asyncio.run(main())
