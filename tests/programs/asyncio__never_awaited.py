import asyncio


async def forgotten():
    print("never printed")


async def main():
    forgotten()
    print("main ends")


asyncio.run(main())
