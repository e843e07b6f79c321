import asyncio
import time


async def polite(name):
    for n in range(2):
        print(name, n)
        await asyncio.sleep(0.01)


async def rude():
    print("rude starts")
    time.sleep(0.05)
    print("rude ends")


async def main():
    await asyncio.gather(polite("a"), rude(), polite("b"))


asyncio.run(main())
