import asyncio


async def fail(text):
    raise RuntimeError(text)


async def main():
    await asyncio.gather(fail("one"), asyncio.sleep(0.01))


try:
    asyncio.run(main())
finally:
    print("finally")
