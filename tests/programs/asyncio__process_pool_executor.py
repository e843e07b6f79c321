import asyncio
from concurrent.futures import ProcessPoolExecutor


def count(n):
    return sum(i for i in range(n))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, count, n) for n in (1000, 2000)]
        print(await asyncio.gather(*jobs))


if __name__ == "__main__":
    asyncio.run(main())
