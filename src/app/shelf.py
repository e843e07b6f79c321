# Breakfast for one
import asyncio


async def make(what, seconds):
    print("start", what)
    await asyncio.sleep(seconds)
    print("ready:", what)


async def breakfast():
    await asyncio.gather(
        make("tea", 0.3),
        make("toast", 0.2),
        make("eggs", 0.4),
    )


asyncio.run(breakfast())
