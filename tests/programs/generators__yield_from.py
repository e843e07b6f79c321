def inner():
    got = yield 1
    print("inner got", got)
    yield 2
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [3, 4]
    yield from "ab"


generator = outer()
print(next(generator))
print(generator.send("hello"))
print(list(generator))


def tree(node):
    left, value, right = node
    if left:
        yield from tree(left)
    yield value
    if right:
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
