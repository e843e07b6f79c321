print(list(enumerate("ab")), list(enumerate("ab", start=1)))
print(list(zip([1, 2, 3], "ab")), dict(zip("ab", [1, 2])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda n: n > 1, [1, 2, 3])))
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed(range(3))))
print(any(n > 2 for n in [1, 2, 3]), all(n > 2 for n in [1, 2, 3]))
print(sum([1, 2, 3]), sum([1, 2], 10), sum([0.5, 0.25]), sum([[1], [2]], []))
iterator = iter([1, 2])
print(next(iterator), next(iterator), next(iterator, "done"))
print(min("b", "a"), max([3, 7, 5]), min([1, 2], key=lambda n: -n))
try:
    next(iterator)
except StopIteration as stop:
    print("stopped", repr(stop))
print(list(zip()), list(zip([1], [2], [3])))
try:
    list(zip([1, 2], [3], strict=True))
except ValueError as error:
    print(error)
