import asyncio
import time


async def main():
    time.sleep(0.3)
    await asyncio.sleep(0.1)
    print("nobody else was there to wait")


asyncio.run(main())
