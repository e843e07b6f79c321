import asyncio


async def step(number):
    total = 0
    for i in range(200):
        total += i
    await asyncio.sleep(0)
    return total + number


async def main():
    print(len(await asyncio.gather(*(step(n) for n in range(500)))))


asyncio.run(main())
