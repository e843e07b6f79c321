import asyncio


async def level(n):
    if n == 0:
        await asyncio.sleep(0.001)
        return 1
    return 1 + await level(n - 1)


async def fail(n):
    if n == 0:
        await asyncio.sleep(0)
        raise LookupError("bottom")
    try:
        await fail(n - 1)
    finally:
        if n % 10 == 0:
            print("passing", n)


async def many():
    return sum(await asyncio.gather(*(level(n % 5) for n in range(200))))


print(asyncio.run(level(100)))
try:
    asyncio.run(fail(30))
except LookupError as error:
    print(error)
print(asyncio.run(many()))
