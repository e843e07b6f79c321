from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)

    def moved(self, dx):
        return Point(self.x + dx, self.y)


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


@dataclass(frozen=True)
class Key:
    id: int


print(Point(1), Point(1, 2) == Point(1, 2), Point(1).moved(4), Point(y=5, x=3))
print(sorted([Job(2, "b"), Job(1, "a")]), Job(1, "x") < Job(2, "a"))
print({Key(1): "one"}[Key(1)])
try:
    Key(1).id = 2
except Exception as error:
    print(type(error).__name__, error)
try:
    Point()
except TypeError as error:
    print(error)
