import asyncio
import time


async def fetch(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()


async def main():
    started = time.perf_counter()
    print(await asyncio.gather(fetch("a", 0.06), fetch("b", 0.02), fetch("c", 0.04)))
    print(f"{time.perf_counter() - started:.2f}"[:3])
    print(await asyncio.gather())
    print(await asyncio.gather(*[fetch(str(n), 0) for n in range(2)]))


asyncio.run(main())
