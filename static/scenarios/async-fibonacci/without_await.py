import asyncio

NUMBER = 30


async def fibonacci(n):
    if n <= 1:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)  # adds two coroutines


async def main():
    print(f"fibonacci({NUMBER}) is {await fibonacci(NUMBER)}")


asyncio.run(main())
