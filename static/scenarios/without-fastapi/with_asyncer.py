import time

import anyio
import asyncer

LOOKUP_SECONDS = 0.1
CITIES = ["Bergen", "Porto", "Tartu"]


async def forecast(city):
    await anyio.sleep(LOOKUP_SECONDS)  # a weather service answers
    return f"{city}: rain"


def pack(city):  # an ordinary function that blocks, so it gets a thread
    time.sleep(LOOKUP_SECONDS)  # reads the packing list from a slow disk
    weather = asyncer.syncify(forecast)(city)
    return f"umbrella, because of {weather}"


async def main():
    async with asyncer.create_task_group() as group:
        answers = [group.soonify(forecast, name=city)(city) for city in CITIES]
        bag = group.soonify(asyncer.asyncify(pack), name="bag")("Oslo")
    for answer in answers:
        print(answer.value)
    print(bag.value)


asyncer.runnify(main)()
