def numbers(limit):
    try:
        for n in range(limit):
            print("make", n)
            yield n
    finally:
        print("cleanup")


generator = numbers(5)
for n in generator:
    if n == 1:
        break
print("after break")
generator.close()
print("after close")
pipeline = (n * 10 for n in numbers(2) if n)
print("nothing made yet")
print(list(pipeline))


def failing():
    yield 1
    raise ValueError("inside")


try:
    for value in failing():
        print(value)
except ValueError as error:
    print("outside", error)


def stops():
    yield 1
    raise StopIteration("wrong")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))
g = numbers(1)
try:
    g.send(5)
except TypeError as error:
    print(error)
print(list(g), next(g, "empty"))
