import asyncio

GRILL_SECONDS = 0.3


async def get_burgers(number):
    print(f"grilling {number} burgers")
    await asyncio.sleep(GRILL_SECONDS)
    return ["burger"] * number


async def main():
    burgers = await get_burgers(2)
    print(f"we got a {type(burgers).__name__} of {len(burgers)}")


asyncio.run(main())
