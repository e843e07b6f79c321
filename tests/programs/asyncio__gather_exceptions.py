import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(f"{name} failed")
    print(name, "finished")
    return name


async def main():
    try:
        await asyncio.gather(work("a", 0.01, True), work("b", 0.02), work("c", 0.03))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.04)
    results = await asyncio.gather(work("d", 0.01), work("e", 0, True), return_exceptions=True)
    print(results)
    for result in results:
        print(isinstance(result, Exception))


asyncio.run(main())
