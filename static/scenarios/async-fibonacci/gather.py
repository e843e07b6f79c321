import asyncio

NUMBER = 30


async def fibonacci(n):
    if n <= 1:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


async def main():
    before, last = await asyncio.gather(  # two tasks, and each runs to its end in one go
        fibonacci(NUMBER - 1),
        fibonacci(NUMBER - 2),
    )
    print(f"fibonacci({NUMBER}) is {before + last}")


asyncio.run(main())
