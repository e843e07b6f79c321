def both(a, b, /, c, *, d=4):
    return a, b, c, d


def collect(first, *rest, last=None, **named):
    return first, rest, last, named


print(both(1, 2, 3), both(1, 2, c=5, d=6), collect(1), collect(1, 2, 3, last=4, x=5))
print(collect(*[1, 2], *(3,), **{"last": 9}, **{"y": 0}), collect(*"ab", z=1))
for bad in (
    lambda: both(1, b=2, c=3),
    lambda: both(1, 2, 3, 4),
    lambda: collect(),
    lambda: collect(1, first=2),
    lambda: collect(**{"last": 1}),
    lambda: collect(1, **{"x": 1}, x=2),
    lambda: collect(**5),
    lambda: print(nope=1),
    lambda: len(),
    lambda: len(1, 2),
    lambda: [].append(1, 2),
    lambda: "a".upper(1),
    lambda: isinstance(1, "a"),
    lambda: sorted(),
    lambda: int("1", "2"),
):
    try:
        print(bad())
    except TypeError as error:
        print(error)


def order(tag, value):
    print("default", tag)
    return value


def evaluated(a=order("a", 1), b=order("b", 2)):
    return a, b


print(evaluated(), evaluated(order("call", 0)))
