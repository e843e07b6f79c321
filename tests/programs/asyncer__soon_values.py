# Values of tasks that are ready when their group is left; an error in one leaves the others without.
import asyncio

import anyio
import asyncer
from asyncer import PendingValueException


async def weigh(fruit, *, grams):
    print("weighing", fruit, asyncio.current_task().get_name())
    await anyio.sleep(grams / 1000)
    return f"{fruit}: {grams} g"


async def drop():
    raise ValueError("on the floor")


async def main():
    async with asyncer.create_task_group() as group:
        apple = group.soonify(weigh)("apple", grams=150)
        plum = group.soonify(weigh, name="the plum")("plum", grams=20)
        try:
            print(apple.value)
        except PendingValueException as pending:
            print(pending)
        print(type(apple).__name__, apple.ready, group.soonify(weigh).__name__)
        await anyio.sleep(0.05)
        print(apple.ready, plum.ready, plum.value)
        print(isinstance(group, asyncer.TaskGroup), type(group).__name__)
    print(apple.ready, apple.value)
    try:
        async with asyncer.create_task_group() as group:
            pear = group.soonify(weigh)("pear", grams=90)
            lost = group.soonify(drop)()
    except* ValueError as errors:
        print(errors.exceptions, pear.ready, lost.ready)
    return "weighed"


print(asyncer.runnify(main)())
