# blocked-loop
import asyncio
import time


def query(name):
    time.sleep(0.1)
    return name


async def poll(name):
    return query(name)


async def main():
    print(await asyncio.gather(poll("a"), poll("b")))


asyncio.run(main())
