class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError("not enough")
        self.balance -= amount


def work(turns):
    accounts = [Account(f"owner {number}", 100) for number in range(10)]
    for turn in range(turns):
        account = accounts[turn % 10]
        account.deposit(turn % 7)
        try:
            account.withdraw(turn % 11)
        except ValueError:
            pass
    return sum(account.balance for account in accounts)
