import time

import anyio
from anyio import from_thread, to_thread

LOOKUP_SECONDS = 0.1
CITIES = ["Bergen", "Porto", "Tartu"]


async def forecast(city):
    await anyio.sleep(LOOKUP_SECONDS)  # a weather service answers
    return f"{city}: rain"


def pack(city):  # an ordinary function that blocks, so it gets a thread
    time.sleep(LOOKUP_SECONDS)  # reads the packing list from a slow disk
    weather = from_thread.run(forecast, city)
    return f"umbrella, because of {weather}"


async def main():
    answers = {}

    async def ask(city):  # start_soon gives nothing back: each task leaves its answer here
        answers[city] = await forecast(city)

    async def fill_bag():
        answers["bag"] = await to_thread.run_sync(pack, "Oslo")

    async with anyio.create_task_group() as group:
        for city in CITIES:
            group.start_soon(ask, city)
        group.start_soon(fill_bag)
    for key in [*CITIES, "bag"]:
        print(answers[key])


anyio.run(main)
