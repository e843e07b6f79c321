import asyncio
import time


async def poll():
    await asyncio.sleep(0.05)


async def main():
    time.sleep(0.2)
    await asyncio.gather(poll(), poll())
    time.sleep(0.2)


asyncio.run(main())
