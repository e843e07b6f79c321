from __future__ import annotations

from typing import Any, Callable, Optional


def add(a: int, b: int = 2, *rest: int, key: str | None = None) -> int:
    """Adds.

    Carefully.
    """
    total: int = a + b
    return total


def apply(function: Callable[[int], int], value: Optional[int] = None) -> Any:
    return function(value or 1)


class Point:
    x: int
    y: int = 0


print(add(1), add.__doc__.splitlines()[0], apply(lambda n: n + 1, 5))
print(Point.y, hasattr(Point, "x"))
