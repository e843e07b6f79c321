a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
a.add(9)
a.discard(100)
a.remove(1)
print(sorted(a), 9 in a, len(a))
print({1} < {1, 2}, {1, 2} <= {1, 2}, {1, 2}.issuperset({1}), {1}.isdisjoint({2}))
a.update([7, 8])
print(sorted(a.union([1])), sorted(a.intersection(b)))
print(set(), {5}, frozenset([1]), set("a"))
try:
    a.remove(100)
except KeyError as error:
    print("KeyError", error)
try:
    {[]}
except TypeError as error:
    print(error)
