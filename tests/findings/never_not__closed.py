import asyncio


async def fetch():
    return 42


async def main():
    coming = fetch()
    coming.close()


asyncio.run(main())
