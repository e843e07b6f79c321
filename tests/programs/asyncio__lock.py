import asyncio

balance = 100


async def withdraw(name, amount, lock):
    global balance
    print(name, "wants in")
    async with lock:
        print(name, "is in")
        before = balance
        await asyncio.sleep(0.01)
        balance = before - amount
    print(name, "is out")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(withdraw(name, 10, lock) for name in "abc"))
    print(balance, lock.locked())
    await lock.acquire()
    print(lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
