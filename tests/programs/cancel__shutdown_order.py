import asyncio


async def service(name, delay):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(delay)
        print(name, "stopped")
        raise


async def generator():
    try:
        while True:
            yield 1
            await asyncio.sleep(0)
    finally:
        print("generator closed")


async def main():
    for name, delay in [("a", 0.03), ("b", 0.01), ("c", 0.02)]:
        asyncio.create_task(service(name, delay))
    await asyncio.sleep(0.01)
    kept = generator()
    print(await anext(kept))
    main.kept = kept
    print("main returns")


asyncio.run(main())
print("after run")
