import asyncio

JOBS = 24
WAIT_SECONDS = 0.05


async def fetch(page):
    """Asks another service, with a library that is awaited."""
    await asyncio.sleep(WAIT_SECONDS)
    return 100 + page


async def main():
    sizes = await asyncio.gather(*(fetch(page) for page in range(JOBS)))
    print(f"{len(sizes)} pages, {sum(sizes)} bytes")


asyncio.run(main())
