import asyncio
import time


async def poll(name):
    await asyncio.to_thread(time.sleep, 0.1)
    return name


async def main():
    print(await asyncio.gather(poll("a"), poll("b"), poll("c")))


asyncio.run(main())
