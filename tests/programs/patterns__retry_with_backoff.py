import asyncio

attempts = 0


class Unavailable(Exception):
    pass


async def flaky():
    global attempts
    attempts += 1
    await asyncio.sleep(0.001)
    if attempts < 3:
        raise Unavailable(f"attempt {attempts}")
    return f"worked at attempt {attempts}"


async def retry(function, tries, delay):
    for n in range(1, tries + 1):
        try:
            return await function()
        except Unavailable as error:
            if n == tries:
                raise
            print(f"{error}, waiting {delay:.3f}")
            await asyncio.sleep(delay)
            delay *= 2


async def main():
    global attempts
    print(await retry(flaky, 5, 0.005))
    attempts = 0
    try:
        await retry(flaky, 2, 0.001)
    except Unavailable as error:
        print("gave up:", error)


asyncio.run(main())
