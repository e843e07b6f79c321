import asyncio


async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("slow cancelled")
        raise


async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.01) as scope:
            await slow()
    except TimeoutError:
        print("timeout", scope.expired(), task.cancelling())

    async def outer():
        try:
            async with asyncio.timeout(1):
                await slow()
        except TimeoutError:
            print("never")

    other = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    other.cancel()
    try:
        await other
    except asyncio.CancelledError:
        print("cancelled, no timeout")
    try:
        async with asyncio.timeout(0.01):
            try:
                await slow()
            except asyncio.CancelledError:
                raise ValueError("turned") from None
    except ValueError as error:
        print(error)
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 1):
        print("timeout_at")
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(0)
    except TimeoutError:
        print("at once")


asyncio.run(main())
