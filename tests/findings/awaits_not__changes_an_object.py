import asyncio


class Account:
    def __init__(self):
        self.balance = 100

    async def withdraw(self, amount):
        await asyncio.sleep(0.05)
        self.balance -= amount

    async def report(self):
        await asyncio.sleep(0.05)
        return self.balance


async def main():
    account = Account()
    await account.withdraw(30)
    print(await account.report())


asyncio.run(main())
