import asyncio
import threading
import time


def work():
    time.sleep(0.3)


async def run_work():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


async def tick():
    await asyncio.sleep(0.05)
    print("tick")


async def main():
    await asyncio.gather(run_work(), tick())


asyncio.run(main())
