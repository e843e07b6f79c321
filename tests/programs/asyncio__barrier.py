import asyncio


async def runner(name, barrier, delay):
    await asyncio.sleep(delay)
    print(name, "arrived")
    async with barrier:
        print(name, "off")


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, barrier, d) for n, d in [("a", 0.02), ("b", 0.01), ("c", 0.03)]))
    print(barrier.n_waiting, barrier.parties)


asyncio.run(main())
