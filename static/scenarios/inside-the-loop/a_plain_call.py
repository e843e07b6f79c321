import asyncio

STEPS = 3


async def walk(name):
    for step in range(1, STEPS + 1):
        print(f"{name} takes step {step}")
        await asyncio.sleep(0)  # back to the end of the queue
    print(f"{name} has arrived")


async def main():
    print("no tasks but main: an `await` of a coroutine is a plain call")
    await walk("Ann")
    await walk("  Bob")
    print("main goes on")


asyncio.run(main())
