class Account:
    """An account with a balance."""

    bank = "Tower Bank"

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


ada = Account("Ada")
bob = Account("Bob", 50)
ada.deposit(10).deposit(5)
print(ada, bob, ada.balance, Account.bank, bob.bank)
bob.bank = "Other Bank"
print(Account.bank, bob.bank, ada.bank)
print([ada, bob], f"{ada}", str(bob))
print(ada.__dict__, Account.__name__, Account.__doc__, type(ada).__name__)
print(isinstance(ada, Account), hasattr(ada, "owner"), hasattr(ada, "other"))
method = ada.deposit
method(100)
print(ada.balance, Account.deposit(ada, 1).balance)
setattr(ada, "note", "hi")
print(ada.note, vars(ada))
del ada.note
print(hasattr(ada, "note"))
