import asyncio

THINK_SECONDS = 0.05


async def build(what, first, second):
    async with first:
        await asyncio.sleep(THINK_SECONDS)  # looks at the plan, and the other task gets its turn
        async with second:
            await asyncio.sleep(THINK_SECONDS)
            print(f"the {what} is ready")


async def main():
    hammer = asyncio.Lock()
    nails = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(build("table", hammer, nails), name="table")
        group.create_task(build("shelf", nails, hammer), name="shelf")


asyncio.run(main())
