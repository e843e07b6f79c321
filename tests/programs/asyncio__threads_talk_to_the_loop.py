import asyncio
import threading
import time


def worker(loop, future):
    time.sleep(0.02)
    loop.call_soon_threadsafe(future.set_result, "from the thread")


async def double(n):
    await asyncio.sleep(0.01)
    return n * 2


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    thread = threading.Thread(target=worker, args=(loop, future))
    thread.start()
    print(await future)
    thread.join()

    def from_thread():
        return asyncio.run_coroutine_threadsafe(double(21), loop).result()

    print(await asyncio.to_thread(from_thread))


asyncio.run(main())
