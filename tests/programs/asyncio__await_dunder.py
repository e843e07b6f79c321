import asyncio


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield from asyncio.sleep(0.001).__await__()
        return self.value


class Yielding:
    def __await__(self):
        print("yielding")
        yield
        print("resumed")
        return "y"


async def main():
    print(await Later(5))
    print(await asyncio.gather(Later(6), Later(7)))
    print(await Yielding())
    try:
        await 5
    except TypeError as error:
        print(error)


asyncio.run(main())
