import math


def work(turns):
    x, y, total = 0.1, 0.2, 0.0
    for turn in range(turns):
        x = x * 0.999 + y * 0.001
        y = y - x * 0.01 / (turn + 1)
        total += math.sqrt(x * x + y * y)
    return total
