# never-awaited
import asyncio


async def save(order):
    await asyncio.sleep(0.01)


async def main():
    save(7)
    print("done")


asyncio.run(main())
