import asyncio


async def fetch(number):
    await asyncio.sleep(0.05)
    return number + 1


async def main():
    first = await fetch(1)
    second = first * 2
    third = await fetch(second)
    print(third)


asyncio.run(main())
