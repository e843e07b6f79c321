print(sum([]), sum((1, 2), start=5), sum({1: 2, 3: 4}), sum(x for x in [True, True]))
print(min(4, 2, 8), min("banana"), min({"b": 1, "a": 2}), max(1, 2.5), max("a", "B", key=str.lower))
print(min([3, 1], default=9), min([], default=None), max([(1, "b"), (1, "a")]))
print(round(1.25, 1), round(1.35, 1), round(-1.5), round(1e16), round(7, 1), round(0.1 + 0.2, 15), round(15, -1), round(25, -1))
print(type(round(1.5)).__name__, type(round(1.5, 0)).__name__, round(1.0, 3), round(123.456, -2))
print(pow(2, 10), pow(2.0, 3), pow(2, 10, 1000), divmod(-7, 2), divmod(7.5, 2), abs(-2.5), abs(True))
for bad in (lambda: min(), lambda: max(1), lambda: sum(1), lambda: round("a"), lambda: abs("x"), lambda: pow("a", 2)):
    try:
        bad()
    except TypeError as error:
        print(error)
