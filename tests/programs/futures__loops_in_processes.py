# A process of a pool, forked, runs event loops of its own.
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def answer(number):
    await asyncio.sleep(0.01)
    task = asyncio.current_task()
    return f"{number * 2} in {task.get_name() != ''}"


async def pair(number):
    return await asyncio.gather(answer(number), asyncio.to_thread(len, "ab" * number))


def alone(number):
    return asyncio.run(pair(number))


if __name__ == "__main__":
    print(asyncio.run(pair(9)))
    with ProcessPoolExecutor(2) as pool:
        for result in pool.map(alone, range(4)):
            print(result)
