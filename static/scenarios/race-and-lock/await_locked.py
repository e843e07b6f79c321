import asyncio

CASHIERS = 4
BOOK_SECONDS = 0.02

till = {"euros": 0}


async def sell(price, key):
    for _ in range(5):
        async with key:  # kept across the await: the others wait for the whole booking
            euros = till["euros"]
            await asyncio.sleep(BOOK_SECONDS)  # asks the card company
            till["euros"] = euros + price


async def main():
    key = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for number in range(1, CASHIERS + 1):
            group.create_task(sell(1, key), name=f"cashier {number}")
    lost = CASHIERS * 5 - till["euros"]
    print("all there" if lost == 0 else f"{lost} euros are lost")


asyncio.run(main())
