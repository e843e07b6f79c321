"""Coroutines that nobody awaits: when Python says so, and how often."""

import asyncio
import sys


async def order():
    print("never printed")


class Shop:
    async def open(self):
        pass


def say(text):
    print(text, flush=True)
    print(text, file=sys.stderr)


def forget():
    local = order()
    say("in forget")
    return 5


async def main():
    order()
    say("called")
    held = order()
    say("held")
    held = None
    say("dropped")
    several = [order() for _ in range(3)]
    several.clear()
    say("three on one line are one warning")
    for _ in range(2):
        order()
    Shop().open()

    async def inner():
        pass

    asyncio.sleep(1)
    other = inner()
    del other
    forget()
    say("end")


asyncio.run(main())
left_over = order()
another = [order(), Shop().open()]
say("at the end")
