import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    jobs = [work("slow", 0.06), work("fast", 0.02), work("middle", 0.04)]
    for job in asyncio.as_completed(jobs):
        print(await job)
    try:
        for job in asyncio.as_completed([work("a", 0.02), work("b", 1)], timeout=0.05):
            print(await job)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
