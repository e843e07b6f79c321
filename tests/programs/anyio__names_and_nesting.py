# Which names anyio gives to tasks, and what it says where there is no loop, or one already.
import asyncio

import anyio
from anyio import from_thread, to_thread


async def child(label):
    print(label, asyncio.current_task().get_name())


async def main():
    print("main", asyncio.current_task().get_name())
    async with anyio.create_task_group() as group:
        group.start_soon(child, "plain")
        group.start_soon(child, "named", name="a name")
    try:
        anyio.run(child, "again")
    except RuntimeError as error:
        print(error)
    print(await to_thread.run_sync(ask))


def ask():
    return from_thread.run(answer, 41)


async def answer(number):
    return number + 1


anyio.run(main)
try:
    from_thread.run(answer, 1)
except RuntimeError as error:
    print(type(error).__name__, error)
