import asyncio

ORDERS = 12
SHELF = 2
BAKE_SECONDS = 0.02
PACK_SECONDS = 0.065


async def bake_all(shelf):
    most = 0
    for number in range(1, ORDERS + 1):
        await asyncio.sleep(BAKE_SECONDS)
        await shelf.put(f"bread {number}")  # waits for as long as the shelf is full
        most = max(most, shelf.qsize())
    return most


async def pack_all(shelf, packed):
    while True:
        bread = await shelf.get()  # waits for as long as the shelf is empty
        await asyncio.sleep(PACK_SECONDS)
        packed.append(f"{bread} in a bag")
        shelf.task_done()


async def main():
    shelf = asyncio.Queue(maxsize=SHELF)
    packed = []
    packer = asyncio.create_task(pack_all(shelf, packed), name="packer 1")
    most = await asyncio.create_task(bake_all(shelf), name="baker")
    await shelf.join()  # until everything that was put there is packed
    packer.cancel()  # it would wait for more for ever
    print(len(packed), "packed, at most", most, "on the shelf")


asyncio.run(main())
