import asyncio

PATIENCE = 0.25
SLOW_SECONDS = 0.5
SHOPS = {"Corner shop": 0.1, "Market": 0.2, "Warehouse": SLOW_SECONDS}


async def ask_price(shop, seconds):
    await asyncio.sleep(seconds)  # waits for the shop's answer
    return f"{shop}: 3 euros"


async def main():
    asked = [ask_price(shop, seconds) for shop, seconds in SHOPS.items()]
    for answer in await asyncio.gather(*asked):
        print(answer)


asyncio.run(main())
