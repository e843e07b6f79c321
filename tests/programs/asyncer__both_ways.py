# From the loop into a thread and back, with keyword arguments, results and errors.
import asyncio
import threading
import time

import anyio
import asyncer


def read(path, *, lines=1):
    print(threading.current_thread().name, path)
    time.sleep(0.01)
    if lines < 0:
        raise ValueError("no lines")
    return asyncer.syncify(count)(path, lines=lines)


async def count(path, *, lines):
    print(threading.current_thread().name, asyncio.current_task().get_name())
    await anyio.sleep(0.01)
    return f"{path} has {lines}"


async def main(greeting, *, name):
    print(greeting, name)
    in_thread = asyncer.asyncify(read)
    print(in_thread.__name__, in_thread.__wrapped__ is read)
    print(await in_thread("a.txt", lines=3))
    limiter = anyio.CapacityLimiter(1)
    started = time.monotonic()
    async with asyncer.create_task_group() as group:
        for _ in range(3):
            group.soonify(asyncer.asyncify(time.sleep, limiter=limiter))(0.05)
    print(time.monotonic() - started >= 0.15)
    try:
        await in_thread("b.txt", lines=-1)
    except ValueError as error:
        print("error:", error)
    for call in [asyncer.syncify(count), asyncer.runnify(count)]:
        try:
            call("c.txt", lines=1)
        except RuntimeError as error:
            print(type(error).__name__, error)


asyncer.runnify(main)("hello", name="reader")
try:
    asyncer.syncify(count)("d.txt", lines=1)
except RuntimeError as error:
    print(type(error).__name__, error)
print(asyncer.syncify(count, raise_sync_error=False)("e.txt", lines=5))
