def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


first, second = counter(), counter(10)
print(first(), first(), second(5), first(), second())

makers = [lambda: i for i in range(3)]
print([make() for make in makers])
makers = [lambda i=i: i for i in range(3)]
print([make() for make in makers])


def adder(n):
    return lambda x: x + n


print(adder(3)(4))
