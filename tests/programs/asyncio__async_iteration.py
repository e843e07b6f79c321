import asyncio


class Ticker:
    def __init__(self, count):
        self.count = count
        self.now = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.now == self.count:
            raise StopAsyncIteration
        await asyncio.sleep(0.001)
        self.now += 1
        return self.now


async def letters(text):
    try:
        for letter in text:
            await asyncio.sleep(0)
            yield letter
    finally:
        print("letters closed")


async def main():
    async for n in Ticker(3):
        print(n)
    else:
        print("no more")
    async for letter in letters("abc"):
        print(letter)
    print([n async for n in Ticker(3)], [n * 2 async for n in Ticker(4) if n % 2])
    print({letter: ord(letter) async for letter in letters("xy")})
    generator = letters("pq")
    print(await generator.__anext__(), await anext(generator))
    await generator.aclose()


asyncio.run(main())
