import asyncio

STEPS = 3


async def walk(name):
    for step in range(1, STEPS + 1):
        print(f"{name} takes step {step}")
        await asyncio.sleep(0)  # back to the end of the queue
    print(f"{name} has arrived")


async def main():
    ann = asyncio.create_task(walk("Ann"), name="Ann")
    bob = asyncio.create_task(walk("  Bob"), name="Bob")
    print("both are ready, and neither has begun")
    await ann
    await bob
    print("main goes on")


asyncio.run(main())
