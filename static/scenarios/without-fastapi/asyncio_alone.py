import asyncio
import time

LOOKUP_SECONDS = 0.1
CITIES = ["Bergen", "Porto", "Tartu"]


async def forecast(city):
    await asyncio.sleep(LOOKUP_SECONDS)  # a weather service answers
    return f"{city}: rain"


def pack(city, loop):  # an ordinary function that blocks, so it gets a thread
    time.sleep(LOOKUP_SECONDS)  # reads the packing list from a slow disk
    weather = asyncio.run_coroutine_threadsafe(forecast(city), loop).result()
    return f"umbrella, because of {weather}"


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as group:
        answers = [group.create_task(forecast(city)) for city in CITIES]
        bag = group.create_task(asyncio.to_thread(pack, "Oslo", loop))
    for answer in answers:
        print(answer.result())
    print(bag.result())


asyncio.run(main())
