import asyncio


async def inner():
    await asyncio.sleep(0.01)
    raise ValueError("from inside")


async def main():
    print("before")
    await inner()


asyncio.run(main())
