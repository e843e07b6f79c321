def describe(value):
    match value:
        case 0:
            return "zero"
        case int() | float() if value < 0:
            return "negative"
        case [x, y]:
            return f"pair {x} {y}"
        case [first, *rest]:
            return f"list {first} and {len(rest)} more"
        case {"kind": "point", "x": x, **others}:
            return f"point at {x}, {others}"
        case "yes" | "no" as answer:
            return f"answer {answer}"
        case str():
            return "text"
        case None | True:
            return "constant"
        case _:
            return "something"


for value in (0, -5, [1, 2], [1, 2, 3], {"kind": "point", "x": 4, "y": 5}, "no", "other", None, 7, (8, 9), []):
    print(describe(value))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


for point in (Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 5)):
    match point:
        case Point(0, 0):
            print("origin")
        case Point(x=0, y=y):
            print("on the axis", y)
        case Point(x, y) if x == y:
            print("diagonal", x)
        case Point():
            print("somewhere")
