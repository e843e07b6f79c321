import asyncio


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("close", self.name, kind.__name__ if kind else None)
        return kind is KeyError


async def main():
    async with Connection("a") as a, Connection("b"):
        print("using", a.name)
    async with Connection("c"):
        raise KeyError("swallowed")
    try:
        async with Connection("d"):
            raise ValueError("passes")
    except ValueError as error:
        print(error)


asyncio.run(main())
