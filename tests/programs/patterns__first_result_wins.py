import asyncio


async def server(name, delay):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError:
        print(name, "not needed")
        raise


async def main():
    tasks = [asyncio.create_task(server(n, d)) for n, d in [("slow", 0.05), ("fast", 0.01)]]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    print("winner", done.pop().result(), len(pending))


asyncio.run(main())
