import os.path
import a.b as c
from x import y, z as w

def f(a, b=1, *args, c, d=2, **kw):
    """Doc."""
    total = 0
    for i in range(10):
        if i % 2 == 0 and a < b < 10:
            continue
        total += i * 2
        if total > 100:
            break
    else:
        total = -1
    while True:
        total -= 1
        if not total:
            return total
    return 5

@decorator
class A(B, metaclass=M):
    """A."""
    x: int = 1
    def __init__(self, __v):
        super().__init__()
        self.__v = __v
        self.items[0] += 1
        self.n += f(*a, **b)

def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return [n * k for k in range(n) if k]
    try:
        inner()
    except ValueError as e:
        return e
    except (A, B):
        raise
    finally:
        print(n)
    with open("x") as g, h:
        for q in g:
            return q
    return {**a, "k": 1}, {x: y for x, y in z}, lambda x, *, y=1: x + y

async def main():
    async with a as b:
        async for c in b:
            await d(c)
    return [x async for x in y]

def gen():
    x = yield 1
    yield from gen()
    print(f"{x!r:>{x}} {x=} a" "b", sep="")
    a, *b, (c, d) = x
    del a, b[0], c.d
    assert x, "no"
    if (n := 10) > 5: pass
