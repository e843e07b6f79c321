import asyncio
import time


def callback():
    time.sleep(0.15)


async def tick():
    for _ in range(5):
        await asyncio.sleep(0.02)


async def main():
    asyncio.get_running_loop().call_later(0.01, callback)
    await tick()


asyncio.run(main())
