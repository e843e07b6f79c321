import asyncio


async def fetch(page):
    await asyncio.sleep(0.05)
    return page * 2


async def main():
    pages = []
    for page in range(5):
        pages.append(await fetch(page))
    print(pages)


asyncio.run(main())
