import asyncio


async def producer(queue, count):
    for n in range(count):
        await asyncio.sleep(0.005)
        await queue.put(n)
    for _ in range(2):
        await queue.put(None)


async def consumer(name, queue, results):
    while (item := await queue.get()) is not None:
        results.append(item * item)
    return name


async def main():
    queue, results = asyncio.Queue(3), []
    finished = await asyncio.gather(
        producer(queue, 6), consumer("one", queue, results), consumer("two", queue, results)
    )
    print(finished, results, sum(results))


asyncio.run(main())
