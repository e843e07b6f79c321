import asyncio

balance = 100
lock = asyncio.Lock()


async def withdraw(amount):
    global balance
    async with lock:
        left = balance - amount
        await asyncio.sleep(0.05)
        balance = left


async def main():
    await asyncio.gather(*(withdraw(10) for _ in range(4)))
    print(balance)


asyncio.run(main())
