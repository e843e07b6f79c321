import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    for item in [(3, "low"), (1, "high"), (2, "middle")]:
        await queue.put(item)
    while not queue.empty():
        print(await queue.get())
    stack = asyncio.LifoQueue()
    for n in range(3):
        stack.put_nowait(n)
    print([stack.get_nowait() for _ in range(3)])


asyncio.run(main())
