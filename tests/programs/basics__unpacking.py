first, *rest = [1, 2, 3, 4]
print(first, rest)
*start, last = "abc"
print(start, last)
a, (b, c), *d = 1, (2, 3), 4, 5
print(a, b, c, d)
head, *middle, tail = range(2)
print(head, middle, tail)
print([*range(3), *"ab"], (*[1], 2), {**{"x": 1}, "y": 2, **{"x": 3}})
for index, (key, value) in enumerate({"a": 1, "b": 2}.items()):
    print(index, key, value)
[x, y] = 1, 2
x, y = y, x
print(x, y)
