"""Mathematics that is as well done in Python."""


def prod(iterable, *, start=1):
    for item in iterable:
        start *= item
    return start


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(b - a)
    return difference <= abs(rel_tol * b) or difference <= abs(rel_tol * a) or difference <= abs_tol


def fsum(seq):
    """Exact until the end: parts that do not overlap, none of which loses a bit."""
    parts = []
    for x in seq:
        x = float(x)
        count = 0
        for y in parts:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                parts[count] = low
                count += 1
            x = high
        parts[count:] = [x]
    total = 0.0
    rest = 0.0
    while parts:
        x = total
        y = parts.pop()
        total = x + y
        rest = y - (total - x)
        if rest:
            break
    if parts and (rest < 0 and parts[-1] < 0 or rest > 0 and parts[-1] > 0):
        # Half way between two numbers, and what is left says which.
        x = total + rest * 2
        if x - total == rest * 2:
            total = x
    return total


def dist(p, q):
    return hypot(*[a - b for a, b in zip(p, q)])


def sumprod(p, q):
    total = 0
    for a, b in zip(p, q, strict=True):
        total += a * b
    return total


def modf(x):
    whole = float(trunc(x))
    return copysign(x - whole, x), copysign(whole, x)


def frexp(x):
    if x == 0 or isinf(x) or isnan(x):
        return float(x), 0
    exponent = 0
    x = float(x)
    while abs(x) >= 1:
        x /= 2
        exponent += 1
    while abs(x) < 0.5:
        x *= 2
        exponent -= 1
    return x, exponent


def ldexp(x, i):
    return x * 2.0**i
