import asyncio
from concurrent.futures import ThreadPoolExecutor

JOBS = 24
WAIT_SECONDS = 0.05


async def fetch(page):
    """Asks another service, with a library that is awaited."""
    await asyncio.sleep(WAIT_SECONDS)
    return 100 + page


def fetch_alone(page):
    return asyncio.run(fetch(page))  # a loop for this page only


def main():
    with ThreadPoolExecutor() as pool:
        sizes = list(pool.map(fetch_alone, range(JOBS)))
    print(f"{len(sizes)} pages, {sum(sizes)} bytes")


main()
