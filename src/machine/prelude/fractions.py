"""Rational numbers."""

import math


def _parts_of(text):
    whole = text.strip()
    sign = -1 if whole.startswith("-") else 1
    body = whole.lstrip("+-")
    wrong = ValueError(f"Invalid literal for Fraction: {text!r}")
    top, slash, bottom = body.partition("/")
    if slash:
        if not top.isdigit() or not bottom.isdigit():
            raise wrong
        return sign * int(top), int(bottom)
    mantissa, _, exponent = body.lower().partition("e")
    digits, _, places = mantissa.partition(".")
    if not (digits + places).isdigit():
        raise wrong
    power = int(exponent or 0) - len(places)
    value = sign * int(digits + places)
    return (value * 10**power, 1) if power >= 0 else (value, 10**-power)


class Fraction:
    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, str):
                numerator, denominator = _parts_of(numerator)
            elif isinstance(numerator, int):
                self._numerator, self._denominator = int(numerator), 1
                return self
            elif isinstance(numerator, Fraction):
                numerator, denominator = numerator._numerator, numerator._denominator
            elif hasattr(numerator, "as_integer_ratio"):
                numerator, denominator = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif not isinstance(numerator, (int, Fraction)) or not isinstance(denominator, (int, Fraction)):
            raise TypeError("both arguments should be Rational instances")
        else:
            top, bottom = Fraction(numerator), Fraction(denominator)
            numerator = top._numerator * bottom._denominator
            denominator = top._denominator * bottom._numerator
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @classmethod
    def from_float(cls, value):
        return cls(value)

    @classmethod
    def from_decimal(cls, value):
        return cls(value)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        low_top, low_bottom, high_top, high_bottom = 0, 1, 1, 0
        top, bottom = self._numerator, self._denominator
        while True:
            step = top // bottom
            new_bottom = low_bottom + step * high_bottom
            if new_bottom > max_denominator:
                break
            low_top, low_bottom, high_top, high_bottom = high_top, high_bottom, low_top + step * high_top, new_bottom
            top, bottom = bottom, top - step * bottom
        step = (max_denominator - low_bottom) // high_bottom
        first = Fraction(low_top + step * high_top, low_bottom + step * high_bottom)
        second = Fraction(high_top, high_bottom)
        return second if abs(second - self) <= abs(first - self) else first

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __add__(self, other):
        return _apply(self, other, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)

    def __radd__(self, other):
        return _apply(other, self, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)

    def __sub__(self, other):
        return _apply(self, other, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)

    def __rsub__(self, other):
        return _apply(other, self, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)

    def __mul__(self, other):
        return _apply(self, other, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)

    def __rmul__(self, other):
        return _apply(other, self, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)

    def __truediv__(self, other):
        return _apply(self, other, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)

    def __rtruediv__(self, other):
        return _apply(other, self, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)

    def __floordiv__(self, other):
        return _apply(self, other, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)

    def __rfloordiv__(self, other):
        return _apply(other, self, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)

    def __mod__(self, other):
        return _apply(self, other, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda x, y: x % y)

    def __rmod__(self, other):
        return _apply(other, self, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda x, y: x % y)

    def __divmod__(self, other):
        return self // other, self % other

    def __pow__(self, other):
        if isinstance(other, Fraction) and other._denominator == 1:
            other = other._numerator
        if not isinstance(other, int):
            return float(self) ** float(other)
        if other >= 0:
            return Fraction(self._numerator**other, self._denominator**other)
        return Fraction(self._denominator**-other, self._numerator**-other)

    def __rpow__(self, other):
        return other**self._numerator if self._denominator == 1 else other ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * scale), scale)
            return Fraction(round(self / scale) * scale)
        floor, rest = divmod(self._numerator, self._denominator)
        if rest * 2 == self._denominator:
            return floor + floor % 2
        return floor + (rest * 2 > self._denominator)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        return hash(self._numerator) if self._denominator == 1 else hash(float(self))

    def __eq__(self, other):
        if isinstance(other, float):
            return float(self) == other
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        other = Fraction(other)
        return self._numerator == other._numerator and self._denominator == other._denominator

    def _compare(self, other, operator):
        if isinstance(other, float):
            return operator(float(self), other)
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        other = Fraction(other)
        return operator(self._numerator * other._denominator, other._numerator * self._denominator)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return 0


def _apply(left, right, exact, rough):
    if isinstance(left, float) or isinstance(right, float):
        return rough(float(left), float(right))
    if not isinstance(left, (int, Fraction)) or not isinstance(right, (int, Fraction)):
        return NotImplemented
    left, right = Fraction(left), Fraction(right)
    return exact(left._numerator, left._denominator, right._numerator, right._denominator)
