from __future__ import annotations

x: int = 1
y: list[int]

def f(a: A, *b: B, c: C = 1) -> D:
    z: undefined = 2
    w.v: undefined = 3
    return z

class E:
    g: G
