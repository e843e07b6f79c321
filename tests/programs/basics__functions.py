def greet(name, greeting="Hello", *, mark="!"):
    return f"{greeting}, {name}{mark}"


def nothing():
    pass


def total(*numbers, **options):
    print(numbers, options)
    return sum(numbers) * options.get("factor", 1)


print(greet("Ada"))
print(greet("Ada", "Hi"))
print(greet(greeting="Bye", name="Bob", mark="?"))
print(nothing())
print(total(1, 2, 3))
print(total(1, 2, factor=10))
values = [4, 5]
extra = {"factor": 2}
print(total(*values, 6, **extra))
print(greet.__name__)
