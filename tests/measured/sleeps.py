"""Waiting in turn and together: prints the seconds that each took."""

import asyncio
import time


async def in_turn():
    for _ in range(3):
        await asyncio.sleep(0.1)


async def together():
    await asyncio.gather(*(asyncio.sleep(0.1) for _ in range(3)))


async def thousand():
    await asyncio.gather(*(asyncio.sleep(0.1) for _ in range(1000)))


async def main():
    for work in in_turn, together, thousand:
        began = time.perf_counter()
        await work()
        print(time.perf_counter() - began)


asyncio.run(main())
