import asyncio

ORDERS = 12
PACKERS = 3
BAKE_SECONDS = 0.02
PACK_SECONDS = 0.065


async def bake_all(shelf):
    for number in range(1, ORDERS + 1):
        await asyncio.sleep(BAKE_SECONDS)
        await shelf.put(f"bread {number}")


async def pack_all(shelf, packed):
    while True:
        bread = await shelf.get()  # waits for as long as the shelf is empty
        await asyncio.sleep(PACK_SECONDS)
        packed.append(f"{bread} in a bag")
        shelf.task_done()


async def main():
    shelf = asyncio.Queue()
    packed = []
    packers = [
        asyncio.create_task(pack_all(shelf, packed), name=f"packer {number}")
        for number in range(1, PACKERS + 1)
    ]
    await asyncio.create_task(bake_all(shelf), name="baker")
    await shelf.join()  # until everything that was put there is packed
    for packer in packers:
        packer.cancel()  # they would wait for more for ever
    print(len(packed), "packed")


asyncio.run(main())
