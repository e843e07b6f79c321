import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(name, delay):
    time.sleep(delay)
    return name


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        jobs = [loop.run_in_executor(pool, work, n, 0.01) for n in "abc"]
        for job in asyncio.as_completed(jobs):
            print(await job)
        future = pool.submit(work, "wrapped", 0.01)
        print(await asyncio.wrap_future(future))
        slow = loop.run_in_executor(pool, work, "slow", 0.05)
        try:
            await asyncio.wait_for(slow, 0.01)
        except TimeoutError:
            print("timeout")


asyncio.run(main())
