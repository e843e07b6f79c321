# blocked-loop
import asyncio


def total(n, step=1):
    result = 0
    for number in range(0, n, step):
        result += number * number
    return result


async def report(n):
    print(total(n, step=1) + 1)


async def heartbeat():
    for _ in range(5):
        await asyncio.sleep(0.02)


async def main():
    await asyncio.gather(report(3_000_000), heartbeat())


asyncio.run(main())
