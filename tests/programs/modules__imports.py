import math
import time as clock
from math import pi, sqrt as root
import os.path
print(math.floor(2.7), math.ceil(2.1), root(16), f"{pi:.5f}", math.sqrt(2))
print(math.gcd(12, 18), math.factorial(10), math.isqrt(17), math.inf, math.pow(2, 3))
print(math.log(math.e), math.log2(8), math.log10(1000), math.hypot(3, 4), math.trunc(-2.5))
print(callable(clock.sleep), __name__)
try:
    import nothing_like_this
except ImportError as error:
    print(type(error).__name__, error)


def inside():
    import math as m
    return m.cos(0)


print(inside())
