import asyncio


async def worker(name, queue):
    while True:
        delay = await queue.get()
        await asyncio.sleep(delay)
        print(name, "slept", delay)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for delay in (0.01, 0.03, 0.05, 0.02):
        queue.put_nowait(delay)
    workers = [asyncio.create_task(worker(f"worker-{n}", queue)) for n in range(2)]
    await queue.join()
    print("all done")
    for task in workers:
        task.cancel()
    results = await asyncio.gather(*workers, return_exceptions=True)
    print(results)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error).__name__)
    small = asyncio.Queue(1)
    small.put_nowait(1)
    try:
        small.put_nowait(2)
    except asyncio.QueueFull as error:
        print(type(error).__name__)
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
