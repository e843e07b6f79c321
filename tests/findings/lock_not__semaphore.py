import asyncio

results = []
limit = asyncio.Semaphore(2)


async def fetch(n):
    async with limit:
        await asyncio.sleep(0.05)
        results.append(n)


async def main():
    await asyncio.gather(*(fetch(n) for n in range(6)))


asyncio.run(main())
