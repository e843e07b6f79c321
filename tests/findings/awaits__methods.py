import asyncio


class Client:
    def __init__(self, delay):
        self.delay = delay

    async def load(self, path):
        await asyncio.sleep(self.delay)
        return f"{path} loaded"


async def main():
    client = Client(0.1)
    first = await client.load("/a")
    second = await client.load("/b")
    print(first, second)


asyncio.run(main())
