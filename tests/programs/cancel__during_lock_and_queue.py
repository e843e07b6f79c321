import asyncio


async def locker(lock, name):
    try:
        async with lock:
            print(name, "has it")
            await asyncio.sleep(0.02)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(locker(lock, name)) for name in "abc"]
    await asyncio.sleep(0.01)
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(lock.locked())
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    getter.cancel()
    await asyncio.sleep(0)
    queue.put_nowait("kept")
    print(getter.cancelled(), await queue.get())
    semaphore = asyncio.Semaphore(0)
    waiter = asyncio.create_task(semaphore.acquire())
    await asyncio.sleep(0)
    waiter.cancel()
    semaphore.release()
    await asyncio.sleep(0)
    print(waiter.cancelled(), await semaphore.acquire())


asyncio.run(main())
