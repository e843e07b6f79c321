import asyncio


async def save(order):
    await asyncio.sleep(0.01)
    print("saved", order)


async def main():
    task = asyncio.create_task(save(7))
    print("under way")
    await task


asyncio.run(main())
