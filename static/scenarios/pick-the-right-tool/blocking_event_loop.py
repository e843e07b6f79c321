import asyncio
import time

JOBS = 24
WAIT_SECONDS = 0.05


def fetch(page):
    """Asks another service, with a library that blocks."""
    time.sleep(WAIT_SECONDS)
    return 100 + page


async def fetch_async(page):
    return fetch(page)  # async in name only: nothing is awaited


async def main():
    sizes = await asyncio.gather(*(fetch_async(page) for page in range(JOBS)))
    print(f"{len(sizes)} pages, {sum(sizes)} bytes")


asyncio.run(main())
