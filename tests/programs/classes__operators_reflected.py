class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        return NotImplemented

    def __radd__(self, other):
        if other == 0:
            return self
        return NotImplemented

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __truediv__(self, n):
        return Money(self.cents / n)

    def __floordiv__(self, n):
        return Money(self.cents // n)

    def __mod__(self, n):
        return self.cents % n

    def __eq__(self, other):
        return self.cents == other.cents if isinstance(other, Money) else NotImplemented

    def __le__(self, other):
        return self.cents <= other.cents

    def __iadd__(self, other):
        self.cents += other.cents
        return self

    def __str__(self):
        return f"{self.cents / 100:.2f}"

    def __format__(self, spec):
        return f"<{self.cents:{spec}}>"

    def __int__(self):
        return self.cents

    def __getitem__(self, key):
        return key


money = Money(150)
print(money + Money(50), sum([Money(1), Money(2)]), money - Money(1), money / 4, money // 4, money % 100)
print(money == Money(150), money == 5, money != Money(1), money <= Money(200), money >= Money(200))
same = money
money += Money(1)
print(same, f"{money:6d}", int(money), money[1:2], money[1, ::2])
for bad in (lambda: money + 1, lambda: 1 + money, lambda: money < money, lambda: -money, lambda: len(money), lambda: money()):
    try:
        bad()
    except TypeError as error:
        print(error)
