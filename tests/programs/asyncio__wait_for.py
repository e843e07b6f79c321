import asyncio


async def slow(delay):
    try:
        await asyncio.sleep(delay)
        return f"after {delay}"
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise


async def main():
    print(await asyncio.wait_for(slow(0.01), timeout=1))
    try:
        await asyncio.wait_for(slow(1), timeout=0.02)
    except asyncio.TimeoutError as error:
        print("timeout", repr(error), isinstance(error, TimeoutError))
    print(await asyncio.wait_for(slow(0), None))
    task = asyncio.create_task(slow(1))
    try:
        await asyncio.wait_for(task, 0.01)
    except TimeoutError:
        print(task.cancelled())
    try:
        await asyncio.wait_for(slow(0.01), 0)
    except TimeoutError:
        print("no time at all")


asyncio.run(main())
