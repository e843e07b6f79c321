import asyncio


async def fetch(n):
    await asyncio.sleep(0.01)
    return n


async def main():
    jobs = [fetch(n) for n in range(5)]
    print(await asyncio.gather(*jobs))


asyncio.run(main())
