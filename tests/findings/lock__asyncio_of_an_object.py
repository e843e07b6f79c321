import asyncio


class Store:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.rows = []

    async def read(self, row):
        await asyncio.sleep(0.05)
        return row

    async def keep(self, row):
        async with self.lock:
            text = await asyncio.to_thread(str, row)
            await asyncio.sleep(0.05)
            self.rows.append(text)


async def main():
    store = Store()
    await asyncio.gather(*(store.keep(row) for row in range(4)))
    print(store.rows)


asyncio.run(main())
