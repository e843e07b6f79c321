import asyncio

GRILL_SECONDS = 0.3


async def get_burgers(number):
    print(f"grilling {number} burgers")
    await asyncio.sleep(GRILL_SECONDS)
    print("the burgers are ready")
    return ["burger"] * number


async def main():
    order = asyncio.create_task(get_burgers(2), name="burgers")
    await asyncio.sleep(GRILL_SECONDS / 3)
    print(f"we leave, and the order is {'done' if order.done() else 'not done'}")


asyncio.run(main())
