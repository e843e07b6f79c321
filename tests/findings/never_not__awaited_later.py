import asyncio


async def fetch():
    await asyncio.sleep(0.01)
    return 42


async def main():
    coming = fetch()
    print("not yet")
    print(await coming)


asyncio.run(main())
