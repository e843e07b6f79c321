import asyncio

THINK_SECONDS = 0.05


async def build(what, first, second, patience):
    while True:
        try:
            async with asyncio.timeout(patience):
                async with first:
                    await asyncio.sleep(THINK_SECONDS)  # looks at the plan
                    async with second:
                        await asyncio.sleep(THINK_SECONDS)
                        print(f"the {what} is ready")
                        return
        except TimeoutError:
            print(f"the {what} gives back")  # the cancellation has opened both locks


async def main():
    hammer = asyncio.Lock()
    nails = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(build("table", hammer, nails, 4 * THINK_SECONDS), name="table")
        group.create_task(build("shelf", nails, hammer, 20 * THINK_SECONDS), name="shelf")


asyncio.run(main())
