import asyncio
import time

QUERY_SECONDS = 0.1


async def fetch(table):
    await asyncio.sleep(QUERY_SECONDS)  # the database works, we only wait
    return f"rows of {table}"


async def main():
    started = time.perf_counter()
    users, orders, prices = await asyncio.gather(
        fetch("users"),
        fetch("orders"),
        fetch("prices"),
    )
    elapsed = time.perf_counter() - started
    print(users, orders, prices, sep="\n")
    print(f"three queries took {elapsed:.1f} s")


asyncio.run(main())
