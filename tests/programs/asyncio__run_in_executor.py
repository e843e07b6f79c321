import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    time.sleep(0.02)
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 3))
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [loop.run_in_executor(pool, blocking, n) for n in range(4)]
        print(await asyncio.gather(*futures))
        try:
            await loop.run_in_executor(pool, int, "nope")
        except ValueError as error:
            print(error)


asyncio.run(main())
