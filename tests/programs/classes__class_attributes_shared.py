class Dog:
    tricks = []
    count = 0

    def __init__(self, name):
        self.name = name
        Dog.count += 1
        self.own = []

    def learn(self, trick):
        self.tricks.append(trick)
        self.own.append(trick)


a, b = Dog("a"), Dog("b")
a.learn("sit")
b.learn("roll")
print(a.tricks, a.own, b.own, Dog.count, a.tricks is b.tricks)


def remember(item, memory=[]):
    memory.append(item)
    return memory


print(remember(1), remember(2), remember(3, []))


class Meta:
    class Inner:
        value = 5

    items = {n: n * n for n in range(3)}

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Meta.Inner.value, Meta.items, Meta.make(1), Meta().make(2), Meta["int"])
Dog.bark = lambda self: f"{self.name} barks"
print(a.bark(), [name for name in vars(a)])
