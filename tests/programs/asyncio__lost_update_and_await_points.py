import asyncio

counter = 0


async def unsafe():
    global counter
    for _ in range(10):
        value = counter
        await asyncio.sleep(0)
        counter = value + 1


async def safe():
    global counter
    for _ in range(10):
        counter += 1
        await asyncio.sleep(0)


async def main():
    global counter
    await asyncio.gather(unsafe(), unsafe())
    print(counter)
    counter = 0
    await asyncio.gather(safe(), safe())
    print(counter)


asyncio.run(main())
