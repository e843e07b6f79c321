"""Products of very many numbers: right, and ended in time."""
import math

print(math.factorial(20), math.factorial(0), len(str(math.factorial(1000))), math.factorial(2000) % 1_000_003)
print(math.factorial(20_000).bit_length(), math.factorial(5_000) == math.factorial(4_999) * 5_000)
print(math.comb(10, 3), math.comb(1000, 500) % 10**9, math.comb(3, 5), math.comb(10**30, 2), math.comb(50_000, 25_000).bit_length())
print(math.comb(60_000, 50_000) == math.comb(60_000, 10_000), math.comb(90_000, 45_000) % 1_000_003)
print(math.perm(10, 3), math.perm(10**20, 3), math.perm(600) == math.factorial(600), math.perm(3, 5), math.perm(5))
for call in (
    lambda: math.factorial(-1),
    lambda: math.factorial(1.5),
    lambda: math.factorial(10**30),
    lambda: math.comb(-1, 2),
    lambda: math.comb(5, -1),
    lambda: math.comb(1000, -1),
    lambda: math.comb(10**60, 10**40),
    lambda: math.perm(5, -1),
    lambda: math.comb("a", 1),
):
    try:
        print(call())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
