import asyncio


async def background():
    try:
        while True:
            print("tick")
            await asyncio.sleep(0.02)
    except asyncio.CancelledError:
        print("background cancelled")
        raise
    finally:
        print("background ends")


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0.05)
    print("main ends")
    return "result"


print(asyncio.run(main()))
