import asyncio
import time


async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    return dish


async def in_turn():
    return [await cook(dish, 0.05) for dish in ("soup", "rice")]


async def together():
    return await asyncio.gather(cook("soup", 0.05), cook("rice", 0.05))


for way in (in_turn, together):
    started = time.perf_counter()
    dishes = asyncio.run(way())
    elapsed = time.perf_counter() - started
    print(way.__name__, dishes, "0.1 s" if elapsed > 0.08 else "0.05 s")
