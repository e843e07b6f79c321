# `match`: values, sequences, mappings, classes, guards, names bound only when the whole case fits.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Color:
    RED = "red"


def describe(subject):
    match subject:
        case 0 | 1.5 | -2:
            return "number"
        case None | True:
            return "singleton"
        case Color.RED:
            return "red"
        case "go" | "stop" as word:
            return f"word {word}"
        case []:
            return "empty"
        case [1, *rest]:
            return f"one and {rest}"
        case [a, b] if a == b:
            return f"twins {a}"
        case (a, (b, *_), *c, d):
            return f"nested {a} {b} {c} {d}"
        case {"kind": "pair", "items": [first, second], **others}:
            return f"pair {first} {second} {others}"
        case {"kind": kind}:
            return f"kind {kind}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y=0) | Point(0, y=x):
            return f"axis {x}"
        case Point() as p:
            return f"point {p.x} {p.y}"
        case str(text):
            return f"text {text}"
        case int() | float():
            return "other number"
        case [*_]:
            return "sequence"
        case _:
            return "something"


for subject in [
    0, 1.5, -2, None, True, False, "red", "go", [], (), [1], [1, 2, 3], (4, 4), (4, 5), [1.0, (2, 3), 4],
    [9, "ab", 4], [9, [8, 7], 6, 5, 4], {"kind": "pair", "items": (1, 2), "more": 3}, {"kind": "x"}, {"a": 1}, {},
    Point(0, 0), Point(3, 0), Point(0, 4), Point(5, 6), "text", 7, 8.5, range(3), {1, 2}, b"ab", [3],
]:
    print(describe(subject))


def first_even(numbers):
    for number in numbers:
        match number % 2:
            case 0:
                return number
            case _:
                continue
    return None


print(first_even([3, 5, 8, 9]), first_even([1]))

try:
    match Point(1, 2):
        case Point(1, 2, 3):
            print("never")
except TypeError as error:
    print(error)

try:
    match 5:
        case int(1, 2):
            print("never")
except TypeError as error:
    print(error)

match 1:
    case 2:
        print("never")
print("done")
