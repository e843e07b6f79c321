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
    mean = _as(_exact(weights) / total, _kind(values))
    return float(mean) if isinstance(mean, int) else mean


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


def median_grouped(data, interval=1.0):
    """The median of values that stand for intervals around them."""
    values = _sorted(data)
    middle = values[len(values) // 2]
    below = sum(1 for value in values if value < middle)
    count = sum(1 for value in values if value == middle)
    interval = float(interval)
    return float(middle) - interval / 2.0 + interval * (len(values) / 2 - below) / count


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        values = list(data)
        return cls(fmean(values), stdev(values))

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        import random

        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def _check(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what} not defined when sigma is zero")

    def pdf(self, x):
        self._check("pdf()")
        variance = self._sigma * self._sigma
        difference = x - self._mu
        return math.exp(difference * difference / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        self._check("cdf()")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        # Newton's way from a first guess; it converges for all p because the distribution is smooth.
        guess = math.copysign(math.sqrt(-2.0 * math.log(min(p, 1.0 - p))), p - 0.5) if abs(p - 0.5) > 0.4 else (p - 0.5) * 2.5
        for _ in range(60):
            error = 0.5 * math.erfc(-guess / math.sqrt(2.0)) - p
            step = error * math.sqrt(math.tau) * math.exp(guess * guess / 2.0)
            step /= 1.0 + guess * step / 2.0
            guess -= step
            if abs(step) < 1e-15 * max(1.0, abs(guess)):
                break
        return self._mu + guess * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
