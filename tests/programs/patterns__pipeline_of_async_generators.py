import asyncio


async def numbers(limit):
    for n in range(limit):
        await asyncio.sleep(0)
        yield n


async def squares(source):
    async for n in source:
        yield n * n


async def batches(source, size):
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def main():
    async for batch in batches(squares(numbers(7)), 3):
        print(batch)
    total = 0
    async for n in numbers(100):
        total += n
        if n == 10:
            break
    print(total)

    async def failing():
        yield 1
        raise ValueError("inside")

    try:
        async for n in failing():
            print(n)
    except ValueError as error:
        print(error)
    echo = conversation()
    print(await echo.asend(None), await echo.asend("a"))
    try:
        await echo.athrow(KeyError("thrown"))
    except StopAsyncIteration:
        print("ended")


async def conversation():
    try:
        while True:
            got = yield "ready"
            print("got", got)
    except KeyError as error:
        print("thrown in", error)


asyncio.run(main())
