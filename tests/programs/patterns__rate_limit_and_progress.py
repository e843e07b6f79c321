import asyncio
import time


async def download(number, limit, log):
    async with limit:
        log.append(f"start {number}")
        await asyncio.sleep(0.02)
        log.append(f"end {number}")
        return number * 100


async def main():
    limit, log = asyncio.Semaphore(3), []
    started = time.perf_counter()
    tasks = [asyncio.create_task(download(n, limit, log)) for n in range(7)]
    total = 0
    for task in tasks:
        total += await task
    elapsed = time.perf_counter() - started
    print(total, 0.055 < elapsed < 0.1)
    print(log[:3], log[-1])


asyncio.run(main())
