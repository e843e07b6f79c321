import asyncio
import time


def read(name):
    time.sleep(0.1)
    return name

async def main():
    one = await asyncio.to_thread(read, "one")
    two = await asyncio.to_thread(read, "two")
    print(one, two)


asyncio.run(main())
