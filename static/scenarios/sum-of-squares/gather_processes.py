import asyncio
from concurrent.futures import ProcessPoolExecutor

TERMS = 4_000_000


def sum_of_squares(terms):
    return sum(n**2 for n in range(terms))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        first, second = await asyncio.gather(
            loop.run_in_executor(pool, sum_of_squares, TERMS),
            loop.run_in_executor(pool, sum_of_squares, TERMS),
        )
    print(first)
    print(second)


if __name__ == "__main__":
    asyncio.run(main())
