import asyncio


def total(n):
    result = 0
    for number in range(n):
        result += number * number
    return result


async def report(n):
    answer = total(n)
    return answer


async def heartbeat():
    for _ in range(5):
        await asyncio.sleep(0.02)


async def main():
    await asyncio.gather(report(3_000_000), heartbeat())


asyncio.run(main())
