import asyncio
import time


def read(number):
    time.sleep(0.2)
    return number


async def main():
    print(len(await asyncio.gather(*(asyncio.to_thread(read, n) for n in range(30)))))


asyncio.run(main())
