import asyncio
import time

PATIENCE = 0.25
SLOW_SECONDS = 0.5
SHOPS = {"Corner shop": 0.1, "Market": 0.2, "Warehouse": SLOW_SECONDS}


async def ask_price(shop, seconds):
    try:
        time.sleep(seconds)  # no await: nobody can interrupt this, not even the timer
        return f"{shop}: 3 euros"
    finally:
        print(f"hang up: {shop}")


async def ask_with_patience(shop, seconds):
    try:
        async with asyncio.timeout(PATIENCE):
            return await ask_price(shop, seconds)
    except TimeoutError:
        return f"{shop}: no answer"


async def main():
    asked = [ask_with_patience(shop, seconds) for shop, seconds in SHOPS.items()]
    for answer in await asyncio.gather(*asked):
        print(answer)


asyncio.run(main())
