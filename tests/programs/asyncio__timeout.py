import asyncio


async def main():
    try:
        async with asyncio.timeout(0.02):
            print("inside")
            await asyncio.sleep(1)
            print("never")
    except TimeoutError as error:
        print("timeout", repr(error), repr(error.__cause__))
    async with asyncio.timeout(1) as scope:
        await asyncio.sleep(0)
        print(scope.expired(), scope.when() is not None)
    print(scope.expired())
    async with asyncio.timeout(None) as scope:
        scope.reschedule(asyncio.get_running_loop().time() + 0.5)
        await asyncio.sleep(0.01)
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(0.01):
                await asyncio.sleep(2)
    except TimeoutError:
        print("inner timeout passed through the outer")
    try:
        async with asyncio.timeout(1):
            raise ValueError("own error")
    except ValueError as error:
        print(error)


asyncio.run(main())
