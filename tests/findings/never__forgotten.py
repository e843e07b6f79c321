import asyncio


async def save(order):
    await asyncio.sleep(0.01)
    print("saved", order)


async def main():
    save(7)
    print("done")


asyncio.run(main())
