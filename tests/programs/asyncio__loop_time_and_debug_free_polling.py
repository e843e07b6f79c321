import asyncio
import time


async def poll(until):
    turns = 0
    while time.monotonic() < until:
        await asyncio.sleep(0)
        turns += 1
    return turns > 3


async def main():
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await asyncio.sleep(0.05)
    print(round(loop.time() - begun, 2) >= 0.05)
    print(await poll(time.monotonic() + 0.01))


asyncio.run(main())
