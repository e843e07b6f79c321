import asyncio


async def work():
    return 1


def call(test):
    try:
        print(test())
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    coroutine = work()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    inner = work()
    call(lambda: asyncio.run(inner))
    await inner
    try:
        await asyncio.wait_for(work(), 1)
        await asyncio.gather(1)
    except TypeError as error:
        print(error)


asyncio.run(main())
call(lambda: asyncio.run(5))
