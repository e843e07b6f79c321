"""Mathematics that is as well done in Python."""

_factorial, _comb, _perm = factorial, comb, perm

# Up to here the natives are quicker. Above, products of halves: the numbers multiplied are of the same size, and a
# program can be stopped between two multiplications.
_SMALL = 500
_MOST = 9223372036854775807


def factorial(x, /):
    x = _index(x)
    if x < _SMALL:
        return _factorial(x)
    if x > _MOST:
        raise OverflowError(f"factorial() argument should not exceed {_MOST}")
    _check_size(x, x)
    return _product(1, x + 1)


def comb(n, k, /):
    n, k = _index(n), _index(k)
    if n < _SMALL or k < 0:
        return _comb(n, k)
    if k > n:
        return 0
    k = min(k, n - k)
    if k > _MOST:
        raise OverflowError(f"min(n - k, k) must not exceed {_MOST}")
    _check_size(n, k)
    return _choose(n, k)


def perm(n, k=None, /):
    n = _index(n)
    k = n if k is None else _index(k)
    if n < _SMALL or k < 0:
        return _perm(n, k)
    if k > n:
        return 0
    _check_size(n, k)
    return _product(n - k + 1, n + 1)


def _index(value):
    if type(value) is int:
        return value
    method = None if isinstance(value, float) else getattr(value, "__index__", None)
    if method is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return method()


def _check_size(largest, count):
    """A `MemoryError` now, if the product of so many numbers up to the largest may be too big."""
    _check_memory(count * largest.bit_length() // 8)


def _product(start, stop):
    if stop - start <= 16:
        total = 1
        while start < stop:
            total *= start
            start += 1
        return total
    middle = (start + stop) // 2
    return _product(start, middle) * _product(middle, stop)


def _choose(n, k):
    # Halves, for no quotient to have far smaller parts than what is divided.
    if k <= 20000:
        return _product(n - k + 1, n + 1) // _product(1, k + 1)
    half = k // 2
    return _choose(n, half) * _choose(n - half, k - half) // _choose(k, half)


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


def remainder(x, y):
    """What is left of x after the multiple of y that is nearest, a tie to the even one."""
    x, y = float(x), float(y)
    if isnan(x) or isnan(y):
        return nan
    if isinf(x) or y == 0:
        raise ValueError("math domain error")
    if isinf(y):
        return x
    size, step = fabs(x), fabs(y)
    rest = fmod(size, step)
    other = step - rest
    if rest < other:
        left = rest
    elif rest > other:
        left = -other
    else:
        left = rest - 2.0 * fmod(0.5 * (size - rest), step)
    return copysign(1.0, x) * left


def _next_up(x):
    """The number after one that is not negative."""
    if x == inf:
        return inf
    return x + ulp(x)


def ulp(x):
    x = fabs(x)
    if isnan(x) or isinf(x):
        return x
    exponent = frexp(x)[1] - 53
    return 5e-324 if x == 0 or exponent < -1074 else 2.0**exponent


def nextafter(x, y):
    x, y = float(x), float(y)
    if isnan(x) or isnan(y):
        return nan
    if x == y:
        return y
    if x == 0:
        return copysign(5e-324, y)
    if (y > x) == (x > 0):
        return copysign(_next_up(fabs(x)), x)
    size = fabs(x)
    if size == inf:
        return copysign(1.7976931348623157e308, x)
    step = ulp(size)
    # Below a power of two the numbers are closer.
    if frexp(size)[0] == 0.5 and step > 5e-324:
        step /= 2
    return copysign(size - step, x)
