class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.missing = needed - available


class Account:
    interest = 0.02

    def __init__(self, owner, balance=0.0):
        self.owner, self._balance, self.history = owner, balance, []

    @property
    def balance(self):
        return round(self._balance, 2)

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def deposit(self, amount):
        self._balance += amount
        self.history.append(("deposit", amount))


class Savings(Account):
    def add_interest(self):
        self.deposit(self._balance * self.interest)


accounts = {name: Savings(name, start) for name, start in [("ada", 100), ("bob", 20.5)]}
for name, amount in [("ada", 30), ("bob", 50), ("cyd", 1)]:
    try:
        accounts[name].withdraw(amount)
    except InsufficientFunds as error:
        print(f"{name}: {error}, missing {error.missing}")
    except KeyError as error:
        print(f"no account {error}")
    else:
        print(f"{name} now has {accounts[name].balance}")
for account in accounts.values():
    account.add_interest()
    print(f"{account.owner:>5}: {account.balance:8.2f} {account.history}")
print(f"total {sum(a.balance for a in accounts.values()):.2f}")
