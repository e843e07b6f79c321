import asyncio
from concurrent.futures import ProcessPoolExecutor

JOBS = 24
WAIT_SECONDS = 0.05


async def fetch(page):
    """Asks another service, with a library that is awaited."""
    await asyncio.sleep(WAIT_SECONDS)
    return 100 + page


def fetch_alone(page):
    return asyncio.run(fetch(page))  # a loop for this page only


def main():
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(fetch_alone, range(JOBS)))
    print(f"{len(sizes)} pages, {sum(sizes)} bytes")


if __name__ == "__main__":
    main()
