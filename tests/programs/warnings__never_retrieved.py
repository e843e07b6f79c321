"""Exceptions of tasks and futures that nobody looks at: said when the last reference is gone."""

import asyncio
import sys


async def fail(text):
    raise ValueError(text)


def say(text):
    print(text, flush=True)
    print(text, file=sys.stderr)


async def main():
    task = asyncio.create_task(fail("first"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say("held")
    del task
    say("dropped")
    asyncio.create_task(fail("second"))
    await asyncio.sleep(0.01)
    say("after the second")
    future = asyncio.get_running_loop().create_future()
    future.set_exception(RuntimeError("third"))
    future = None
    say("after the third")
    seen = asyncio.create_task(fail("seen"))
    await asyncio.wait([seen])
    print(repr(seen.exception()))


asyncio.run(main())
say("end")
