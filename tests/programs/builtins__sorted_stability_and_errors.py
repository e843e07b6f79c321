people = [("Bob", 30), ("Ada", 25), ("Cyd", 30), ("Dan", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
numbers = [5, 2.5, True, -1, 10**20]
print(sorted(numbers), sorted(["b", "A", "a", "B"]), sorted(["b", "A"], key=str.lower))
print(sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]), sorted("cab"), sorted({3, 1, 2}))


class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"v{self.n}"


print(sorted([Version(3), Version(1), Version(2)]), max([Version(1), Version(9)], key=lambda v: v.n))


def bad_key(item):
    raise ValueError(f"no key for {item}")


try:
    sorted([1, 2], key=bad_key)
except ValueError as error:
    print(error)
try:
    [object(), object()].sort()
except TypeError as error:
    print(error)
try:
    [1, None].sort()
except TypeError as error:
    print(error)
