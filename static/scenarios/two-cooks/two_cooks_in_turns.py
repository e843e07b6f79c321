import asyncio
from multiprocessing import Process

DISHES = ["soup", "stew"]
ONIONS = 24
CUTS = 300_000  # for each onion
SIMMER_SECONDS = 0.3


def chop_onion():
    pieces = 1
    for _ in range(CUTS):
        pieces += 1
    return pieces


async def chop_onions():
    for _ in range(ONIONS):
        chop_onion()
        await asyncio.sleep(0)  # a glance at the pot


async def mind_pot():
    for _ in range(3):
        await asyncio.sleep(SIMMER_SECONDS / 3)  # it simmers by itself until it needs stirring


async def cook(dish):
    onions = asyncio.create_task(chop_onions(), name=f"onions for the {dish}")
    pot = asyncio.create_task(mind_pot(), name=f"pot of {dish}")
    await asyncio.gather(onions, pot)


def stand_at_stove(dish):
    asyncio.run(cook(dish))


def main():
    soup, stew = DISHES
    second_cook = Process(target=stand_at_stove, args=(soup,), name="second stove")
    second_cook.start()
    stand_at_stove(stew)
    second_cook.join()
    for dish in DISHES:
        print(f"{dish} is ready")


if __name__ == "__main__":
    main()
