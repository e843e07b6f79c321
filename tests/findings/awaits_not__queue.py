import asyncio


async def produce(queue):
    for n in range(4):
        await asyncio.sleep(0.02)
        await queue.put(n)


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(produce(queue))
    for _ in range(4):
        print(await queue.get())
    await task


asyncio.run(main())
