# Flags and their boundaries, checks of a whole enumeration, members that cannot be changed.
from dataclasses import dataclass
from enum import (CONFORM, CONTINUOUS, EJECT, KEEP, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, IntFlag, StrEnum, auto,
                  member, nonmember, verify)


def tell(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class Dish(Enum):
    SOUP = 1
    STEW = 2
    BROTH = 1


class Table(IntEnum):
    WINDOW = 1
    DOOR = 2
    GARDEN = 5


class Right(Flag):
    READ = 4
    WRITE = 2
    RUN = 1
    ALL = 7
    LOST = 24


tell(lambda: verify(UNIQUE)(Dish))
tell(lambda: verify(CONTINUOUS)(Table))
tell(lambda: verify(NAMED_FLAGS)(Right))
for one in (Right.READ | Right.WRITE, Right(0), ~Right.READ, Right.ALL, Right.READ & Right.RUN):
    print(repr(one), str(one), one.name, one.value, list(one), len(one))
tell(lambda: Right(64))
tell(lambda: list(Right))
tell(lambda: "x" in Right.ALL)
tell(lambda: Right.READ | 3)


class Mode(IntFlag):
    A = 4
    B = 2
    C = 1


tell(lambda: (Mode.A | Mode.B, Mode.A | 8, ~Mode.A, Mode(0), Mode.A + 1, Mode.A == 4, f"{Mode.A | Mode.C}"))


class Fit(Flag, boundary=CONFORM):
    A = auto()
    B = auto()


class Out(Flag, boundary=EJECT):
    A = auto()
    B = auto()


class Held(Flag, boundary=KEEP):
    A = auto()
    B = auto()


tell(lambda: (Fit(9), Out(9), Held(9)))

# Members stay what they are.
tell(lambda: setattr(Dish, "SOUP", 3))
tell(lambda: delattr(Dish, "SOUP"))
tell(lambda: Dish.SOUP is Dish.BROTH)
tell(lambda: Dish.__members__)
print([name for name in dir(Dish) if not name.startswith("_")], [name for name in dir(Dish.SOUP) if not name.startswith("_")])


# As keys, members that are numbers or texts are those numbers and texts.
class Word(StrEnum):
    YES = auto()
    NO = "nope"


counts = {Table.WINDOW: "a", Word.YES: "b"}
print(counts[1], counts["yes"], counts.get("nope"), 1 in counts, {1: "c"}[Table.WINDOW], {Word.NO} == {"nope"})
counts[1] = "changed"
print(len(counts), counts)


@dataclass
class Animal:
    size: str
    legs: int


class Kind(Animal, Enum):
    BEETLE = "small", 6
    DOG = "medium", 4


class Field(bytes, Enum):
    def __new__(cls, value, label):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        return made

    FIRST = (1, "one")
    SECOND = (2, "two")


class Mixed(Enum):
    def method(self):
        return self.name

    KEPT = member(3)
    LEFT = nonmember(4)


print(Kind.DOG, Kind.DOG.legs, Field.SECOND.label, Field(2).value, list(Mixed), Mixed.LEFT, Mixed.KEPT.method())
