def countdown(n):
    print("start")
    while n:
        yield n
        n -= 1
    print("end")


for value in countdown(3):
    print(value)


def endless():
    n = 0
    while True:
        yield n
        n += 1


numbers = endless()
print([next(numbers) for _ in range(5)])
squares = (n * n for n in range(5))
print(next(squares), list(squares), list(squares))
print(sum(n for n in countdown(2)), type(squares).__name__)


def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n


def first(count, source):
    for _, item in zip(range(count), source):
        yield item


print(list(first(3, evens(endless()))))
