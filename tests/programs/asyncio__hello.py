import asyncio


async def say(delay, text):
    await asyncio.sleep(delay)
    print(text)
    return len(text)


async def main():
    print("start")
    print(await say(0.02, "hello"))
    print(await say(0.01, "world"))


asyncio.run(main())
print("done")
