import asyncio
import time

QUERIES = 3
QUERY_SECONDS = 0.1


async def fetch(number):
    await asyncio.sleep(QUERY_SECONDS)  # the database works, we only wait
    return f"rows of query {number}"


async def main():
    started = time.perf_counter()
    answers = []
    for number in range(1, QUERIES + 1):
        answers.append(await fetch(number))
    elapsed = time.perf_counter() - started
    print(*answers, sep="\n")
    print(f"{QUERIES} queries took {elapsed:.1f} s")


asyncio.run(main())
