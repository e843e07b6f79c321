import asyncio


async def main():
    for n in range(5):
        print(n)
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.05)
    await asyncio.sleep(0.05)


asyncio.run(main())
