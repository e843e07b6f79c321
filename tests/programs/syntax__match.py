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
