import asyncio

ORDERS = 12
BAKE_SECONDS = 0.02
PACK_SECONDS = 0.065


async def bake(number):
    await asyncio.sleep(BAKE_SECONDS)
    return f"bread {number}"


async def pack(bread):
    await asyncio.sleep(PACK_SECONDS)
    return f"{bread} in a bag"


async def main():
    packed = []
    for number in range(1, ORDERS + 1):
        bread = await bake(number)
        packed.append(await pack(bread))  # the oven is empty meanwhile
    print(len(packed), "packed, the last is", packed[-1])


asyncio.run(main())
