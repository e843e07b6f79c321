import asyncio
import time

PATIENCE = 0.25
SLOW_SECONDS = 0.5
SHOPS = {"Corner shop": 0.1, "Market": 0.2, "Warehouse": SLOW_SECONDS}


def ask_price(shop, seconds):
    time.sleep(seconds)
    print(f"hang up: {shop}")  # a thread cannot be cancelled: it comes to this in the end
    return f"{shop}: 3 euros"


async def ask_with_patience(shop, seconds):
    try:
        async with asyncio.timeout(PATIENCE):
            return await asyncio.to_thread(ask_price, shop, seconds)
    except TimeoutError:
        return f"{shop}: no answer"


async def main():
    asked = [ask_with_patience(shop, seconds) for shop, seconds in SHOPS.items()]
    for answer in await asyncio.gather(*asked):
        print(answer)


asyncio.run(main())  # waits for its threads before it returns
