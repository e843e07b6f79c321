import asyncio

NUMBER = 30


async def fibonacci(n):  # every call makes a coroutine, and none ever waits
    if n <= 1:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


async def main():
    print(f"fibonacci({NUMBER}) is {await fibonacci(NUMBER)}")


asyncio.run(main())
