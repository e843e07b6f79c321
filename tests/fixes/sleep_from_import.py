# blocked-loop
import asyncio
from time import sleep as pause


async def poll(name):
    pause(0.1)
    return name


async def main():
    print(await asyncio.gather(poll("a"), poll("b")))


asyncio.run(main())
