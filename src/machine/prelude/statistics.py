"""Means, medians and how far values lie apart."""

import math
from collections import Counter
from fractions import Fraction


class StatisticsError(ValueError):
    pass


def _exact(values):
    return sum((Fraction(value) for value in values), Fraction(0))


def _kind(values):
    for value in values:
        if isinstance(value, float):
            return float
    for value in values:
        if type(value).__name__ in ("Fraction", "Decimal"):
            return type(value)
    return int


def _as(value, kind):
    if kind is int and value.denominator == 1:
        return int(value)
    if kind in (int, float):
        return value.numerator / value.denominator
    if kind is Fraction:
        return value
    return kind(value.numerator) / kind(value.denominator)


def mean(data):
    values = list(data)
    if not values:
        raise StatisticsError("mean requires at least one data point")
    return _as(_exact(values) / len(values), _kind(values))


def fmean(data, weights=None):
    values = list(map(float, data))
    if not values:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(values) / len(values)
    weights = list(weights)
    if len(weights) != len(values):
        raise StatisticsError("data and weights must be the same length")
    return math.fsum(value * weight for value, weight in zip(values, weights)) / math.fsum(weights)


def geometric_mean(data):
    values = list(data)
    if not values or any(value <= 0 for value in values):
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(fmean(list(map(math.log, values))))


def harmonic_mean(data, weights=None):
    values = list(data)
    if not values:
        raise StatisticsError("harmonic_mean requires at least one data point")
    weights = [1] * len(values) if weights is None else list(weights)
    if any(value < 0 for value in values):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in values:
        return 0
    total = sum((Fraction(weight) / Fraction(value) for value, weight in zip(values, weights)), Fraction(0))
    return _as(_exact(weights) / total, _kind(values))


def _sorted(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values


def median(data):
    values = _sorted(data)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def median_low(data):
    values = _sorted(data)
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = _sorted(data)
    return values[len(values) // 2]


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, center, least, what):
    values = list(data)
    if len(values) < least:
        raise StatisticsError(f"{what} requires at least {'two data points' if least == 2 else 'one data point'}")
    middle = _exact(values) / len(values) if center is None else Fraction(center)
    return sum(((Fraction(value) - middle) ** 2 for value in values), Fraction(0)), len(values), _kind(values)


def variance(data, xbar=None):
    total, count, kind = _squares(data, xbar, 2, "variance")
    return _as(total / (count - 1), kind)


def pvariance(data, mu=None):
    total, count, kind = _squares(data, mu, 1, "pvariance")
    return _as(total / count, kind)


def _root(value):
    """The square root of a fraction, rounded once."""
    shift = max(0, 120 - (value.numerator.bit_length() - value.denominator.bit_length())) // 2
    root = math.isqrt((value.numerator << (2 * shift)) // value.denominator)
    return float(Fraction(2 * root + 1, 2 << shift)) if root * root * value.denominator != value.numerator << (2 * shift) else float(Fraction(root, 1 << shift))


def stdev(data, xbar=None):
    total, count, kind = _squares(data, xbar, 2, "stdev")
    return _root(total / (count - 1))


def pstdev(data, mu=None):
    total, count, kind = _squares(data, mu, 1, "pstdev")
    return _root(total / count)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    values = sorted(data)
    count = len(values)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    cuts = []
    for step in range(1, n):
        if method == "inclusive":
            index, part = divmod(step * (count - 1), n)
            low, high = values[index], values[min(index + 1, count - 1)]
        elif method == "exclusive":
            index = min(max(step * (count + 1) // n, 1), count - 1)
            part = step * (count + 1) - index * n
            low, high = values[index - 1], values[index]
        else:
            raise ValueError(f"Unknown method: {method!r}")
        cuts.append((low * (n - part) + high * part) / n)
    return cuts


def _pairs(x, y, what):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    middle_x, middle_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    products = math.fsum((a - middle_x) * (b - middle_y) for a, b in zip(x, y))
    return products, math.fsum((a - middle_x) ** 2 for a in x), math.fsum((b - middle_y) ** 2 for b in y), middle_x, middle_y, len(x)


def covariance(x, y, /):
    products, _, _, _, _, count = _pairs(x, y, "covariance")
    return products / (count - 1)


def correlation(x, y, /):
    products, squares_x, squares_y, *_ = _pairs(x, y, "correlation")
    if not squares_x or not squares_y:
        raise StatisticsError("at least one of the inputs is constant")
    return products / math.sqrt(squares_x * squares_y)


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple

    products, squares, _, middle_x, middle_y, _ = _pairs(x, y, "linear regression")
    if not squares:
        raise StatisticsError("x is constant")
    slope = products / squares
    return namedtuple("LinearRegression", "slope intercept")(slope, middle_y - slope * middle_x)
