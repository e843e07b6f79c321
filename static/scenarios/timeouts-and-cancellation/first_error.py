import asyncio

PATIENCE = 0.25
SLOW_SECONDS = 0.5
SHOPS = {"Corner shop": 0.1, "Market": 0.2, "Warehouse": SLOW_SECONDS}


async def ask_price(shop, seconds):
    try:
        await asyncio.sleep(seconds)
        if shop == "Market":
            raise ConnectionError("the market is closed")
        return f"{shop}: 3 euros"
    except asyncio.CancelledError:
        print(f"not needed any more: {shop}")
        raise  # a cancellation is passed on, never swallowed


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for shop, seconds in SHOPS.items():
                group.create_task(ask_price(shop, seconds), name=shop)
    except* ConnectionError as errors:
        print(errors.exceptions[0])


asyncio.run(main())
