import asyncio


async def main():
    asyncio.sleep(1)
    print("no time has passed")


asyncio.run(main())
