import asyncio

TERMS = 4_000_000


async def sum_of_squares(terms):
    return sum(n**2 for n in range(terms))  # no await: it never gives way


async def main():
    first, second = await asyncio.gather(
        sum_of_squares(TERMS),
        sum_of_squares(TERMS),
    )
    print(first)
    print(second)


asyncio.run(main())
