"""In debug mode the loop says which step took long; from when on can be set."""

import asyncio
import logging
import time


class Short(logging.Handler):
    """The times differ from run to run, and the paths of the library from machine to machine."""

    def emit(self, record):
        words = record.getMessage().split()
        took = float(words[-2])
        name = next(word for word in words if word.startswith("name="))
        print(record.levelname, record.name, words[0], name, words[-3], 0.2 <= took < 0.4, 0.01 <= took < 0.1, words[-1])


logging.getLogger("asyncio").addHandler(Short(logging.WARNING))


async def slow():
    time.sleep(0.25)


async def quick():
    time.sleep(0.02)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.slow_callback_duration, loop.get_debug())
    await asyncio.create_task(slow(), name="slow")
    await asyncio.create_task(quick(), name="quick")
    loop.slow_callback_duration = 0.01
    await asyncio.create_task(quick(), name="quick, but too slow")
    loop.set_debug(False)
    await asyncio.create_task(slow(), name="not said")
    print(loop.slow_callback_duration)


asyncio.run(main(), debug=True)
