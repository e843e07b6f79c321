"""The kinds of numbers, for `isinstance`."""

from abc import ABCMeta


class Number(metaclass=ABCMeta):
    __hash__ = None


class Complex(Number):
    pass


class Real(Complex):
    pass


class Rational(Real):
    pass


class Integral(Rational):
    pass


Real.register(float)
Integral.register(int)


def _is_fraction(cls, subclass):
    """Those that are written in Python need not be known for this."""
    is_one = any(kind.__name__ == "Fraction" and kind.__module__ == "fractions" for kind in subclass.__mro__)
    return True if is_one and cls is not Integral else NotImplemented


def _is_number(cls, subclass):
    is_one = any(kind.__name__ == "Decimal" and kind.__module__ == "decimal" for kind in subclass.__mro__)
    return True if is_one else _is_fraction(cls, subclass)


Number.__subclasshook__ = classmethod(_is_number)
Complex.__subclasshook__ = classmethod(_is_fraction)
for _kind in (Number, Complex, Real, Rational):
    _kind.register(int)
for _kind in (Number, Complex):
    _kind.register(float)
