"""Decimal numbers: a sign, a whole number and a power of ten, with CPython's rounding, signals and texts.

All arithmetic is on whole numbers; what has more digits than the context's precision is rounded by `_finish`.
"""

import contextvars as _contextvars
from collections import namedtuple as _namedtuple

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
HAVE_THREADS = HAVE_CONTEXTVAR = True

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


# In the order in which a context shows them.
_SIGNALS = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)
_PARTS = (ConversionSyntax, DivisionImpossible, DivisionUndefined)


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        model = DefaultContext if "DefaultContext" in globals() else None
        standard = (28, ROUND_HALF_EVEN, -999999, 999999, 1, 0)
        names = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp")
        for name, given, value in zip(names, (prec, rounding, Emin, Emax, capitals, clamp), standard):
            setattr(self, name, given if given is not None else value if model is None else getattr(model, name))
        if traps is None:
            traps = (InvalidOperation, DivisionByZero, Overflow) if model is None else model.traps
        self.traps = _signals(traps)
        self.flags = _signals(flags or ())

    def __setattr__(self, name, value):
        if name == "prec" and not (isinstance(value, int) and 1 <= value <= MAX_PREC):
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        if name in ("traps", "flags"):
            value = _signals(value)
        object.__setattr__(self, name, value)

    def __repr__(self):
        shown = [", ".join(signal.__name__ for signal in _SIGNALS if table[signal]) for table in (self.flags, self.traps)]
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{shown[0]}], traps=[{shown[1]}])"
        )

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        for signal in _SIGNALS:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in _SIGNALS:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def create_decimal(self, num="0", /):
        return _finish(Decimal(num, self), self)

    def create_decimal_from_float(self, f):
        return _finish(Decimal.from_float(f), self)

    def _raise(self, *conditions):
        """Notes what has happened; those conditions that are trapped are raised, the first as the class."""
        trapped = []
        for condition in conditions:
            signal = InvalidOperation if condition in _PARTS else condition
            self.flags[signal] = True
            if self.traps[signal]:
                trapped.append(condition)
        if trapped:
            kind = trapped[0]
            if kind in _PARTS:
                kind = kind if kind is DivisionUndefined and False else InvalidOperation
            raise kind(trapped)

    def abs(self, a):
        return _decimal(a).__abs__(self)

    def add(self, a, b):
        return _add(_decimal(a), _decimal(b), self)

    def compare(self, a, b):
        return _decimal(a).compare(b, self)

    def divide(self, a, b):
        return _divide(_decimal(a), _decimal(b), self)

    def divide_int(self, a, b):
        return _divide_whole(_decimal(a), _decimal(b), self)[0]

    def divmod(self, a, b):
        return _divide_whole(_decimal(a), _decimal(b), self)

    def exp(self, a):
        return _decimal(a).exp(self)

    def fma(self, a, b, c):
        return _decimal(a).fma(b, c, self)

    def ln(self, a):
        return _decimal(a).ln(self)

    def log10(self, a):
        return _decimal(a).log10(self)

    def max(self, a, b):
        return _decimal(a).max(b, self)

    def min(self, a, b):
        return _decimal(a).min(b, self)

    def minus(self, a):
        return _decimal(a).__neg__(self)

    def multiply(self, a, b):
        return _multiply(_decimal(a), _decimal(b), self)

    def normalize(self, a):
        return _decimal(a).normalize(self)

    def plus(self, a):
        return _decimal(a).__pos__(self)

    def power(self, a, b, modulo=None):
        return _power(_decimal(a), _decimal(b), self) if modulo is None else pow(_decimal(a), _decimal(b), modulo)

    def quantize(self, a, b):
        return _decimal(a).quantize(b, context=self)

    def remainder(self, a, b):
        return _divide_whole(_decimal(a), _decimal(b), self)[1]

    def sqrt(self, a):
        return _decimal(a).sqrt(self)

    def subtract(self, a, b):
        return _subtract(_decimal(a), _decimal(b), self)

    def to_integral_value(self, a):
        return _decimal(a).to_integral_value(context=self)

    def to_sci_string(self, a):
        return str(_decimal(a))


def _signals(given):
    if isinstance(given, dict):
        return {signal: bool(given.get(signal, False)) for signal in _SIGNALS}
    return {signal: signal in given for signal in _SIGNALS}


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[], flags=[])
# Reading a text is exact, whatever the precision.
_current = _contextvars.ContextVar("decimal_context")


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _LocalContext:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *error):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _LocalContext(context)


class Decimal:
    """`_sign` 0 or 1, `_number` at least 0, `_exp`; `_kind` is `F` for infinity, `n` and `N` for NaNs, else empty."""

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                (context or getcontext())._raise(ConversionSyntax)
                parts = (0, 0, 0, "n")
        elif isinstance(value, Decimal):
            parts = (value._sign, value._number, value._exp, value._kind)
        elif isinstance(value, int):
            parts = (int(value < 0), abs(int(value)), 0, "")
        elif isinstance(value, float):
            context = context or getcontext()
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            exact = Decimal.from_float(value)
            parts = (exact._sign, exact._number, exact._exp, exact._kind)
        elif isinstance(value, (tuple, list)):
            parts = _of_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        self = object.__new__(cls)
        self._sign, self._number, self._exp, self._kind = parts
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if f != f:
            return cls("NaN")
        if f in (float("inf"), float("-inf")):
            return cls("Infinity" if f > 0 else "-Infinity")
        top, bottom = abs(f).as_integer_ratio()
        places = bottom.bit_length() - 1
        sign = int(str(f)[0] == "-")
        made = _make(sign, top * 5**places, -places)
        return made if cls is Decimal else cls(made)

    # --- what it is ---

    def is_nan(self):
        return self._kind in ("n", "N")

    def is_qnan(self):
        return self._kind == "n"

    def is_snan(self):
        return self._kind == "N"

    def is_infinite(self):
        return self._kind == "F"

    def is_finite(self):
        return self._kind == ""

    def is_zero(self):
        return not self._kind and self._number == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return not self._kind and self._number != 0 and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return not self._kind and self._number != 0 and self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        if self._kind in ("n", "N"):
            return "NaN" if self._kind == "n" else "sNaN"
        kind = "Infinity" if self._kind else "Zero" if not self._number else "Subnormal" if self.is_subnormal(context) else "Normal"
        return "+-"[self._sign] + kind

    def adjusted(self):
        return 0 if self._kind else self._exp + _length(self._number) - 1

    def as_tuple(self):
        if self._kind == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = () if self._kind and not self._number else tuple(map(int, _text(self._number)))
        return DecimalTuple(self._sign, digits, self._kind or self._exp)

    def as_integer_ratio(self):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        from math import gcd

        top = -self._number if self._sign else self._number
        if self._exp >= 0:
            return top * 10**self._exp, 1
        bottom = 10**-self._exp
        common = gcd(top, bottom)
        return top // common, bottom // common

    def canonical(self):
        return self

    def conjugate(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def radix(self):
        return Decimal(10)

    def copy_abs(self):
        return _make(0, self._number, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._number, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_decimal(other)._sign, self._number, self._exp, self._kind)

    def __reduce__(self):
        return (Decimal, (str(self),))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # --- texts ---

    def __str__(self):
        return self._shown(False, getcontext().capitals)

    def to_eng_string(self, context=None):
        return self._shown(True, (context or getcontext()).capitals)

    def __repr__(self):
        return f"Decimal('{self}')"

    def _shown(self, by_thousands, capitals):
        sign = "-" if self._sign else ""
        if self._kind:
            name = {"F": "Infinity", "n": "NaN", "N": "sNaN"}[self._kind]
            return sign + name + (_text(self._number) if self._kind != "F" and self._number else "")
        digits = _text(self._number)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not by_thousands:
            point = 1
        elif self._number == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        power = "" if left == point else f"{'E' if capitals else 'e'}{left - point:+d}"
        return sign + whole + part + power

    def __format__(self, spec):
        return _formatted(self, spec)

    # --- as other numbers ---

    def __int__(self):
        if self._kind:
            if self._kind == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        whole = self._number * 10**self._exp if self._exp >= 0 else self._number // 10 ** min(-self._exp, _length(self._number))
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        if self._kind in ("n", "N"):
            if self._kind == "N":
                raise ValueError("cannot convert signaling NaN to float")
            return float("-nan" if self._sign else "nan")
        return float(str(self))

    def __complex__(self):
        raise NotImplementedError("complex numbers are not available")

    def __bool__(self):
        return self._kind != "" or self._number != 0

    def __hash__(self):
        if self._kind:
            if self._kind == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self._kind == "n" else -314159 if self._sign else 314159
        if self._exp >= 0:
            return hash(int(self))
        prime = 2**61 - 1
        code = self._number * pow(10, -self._exp * (prime - 2), prime) % prime
        code = -code if self._sign else code
        return -2 if code == -1 else code

    def __round__(self, n=None):
        if n is None:
            return int(self._to_whole(ROUND_HALF_EVEN))
        return self.quantize(_make(0, 1, -n))

    def __floor__(self):
        return int(self._to_whole(ROUND_FLOOR))

    def __ceil__(self):
        return int(self._to_whole(ROUND_CEILING))

    def _to_whole(self, rounding):
        if self._kind or self._exp >= 0:
            return self
        number, _ = _rounded(self._number, -self._exp, self._sign, rounding)
        return _make(self._sign, number, 0)

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        return _nan(self, self, context) if self._kind == "N" else self._to_whole(rounding or context.rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self._to_whole(rounding or context.rounding)
        if result._exp != self._exp:
            context._raise(*([Inexact, Rounded] if _compare(result, self) else [Rounded]))
        return result

    # --- comparing ---

    def __eq__(self, other):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        if _signals_nan(self, other):
            getcontext()._raise(InvalidOperation)
        return not _is_nan(self, other) and _compare(self, other) == 0

    def _ordered(self, other, test):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        if _is_nan(self, other):
            getcontext()._raise(InvalidOperation)
            return False
        return test(_compare(self, other))

    def __lt__(self, other):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = _decimal(other)
        if _is_nan(self, other):
            return _nan(self, other, context or getcontext())
        return Decimal(_compare(self, other))

    def compare_total(self, other, context=None):
        other = _decimal(other)
        key = lambda value: (["", "F", "N", "n"].index(value._kind) // 2, value.copy_abs())
        if self._kind in ("n", "N") or other._kind in ("n", "N") or self._sign != other._sign:
            rank = lambda value: (-1 if value._sign else 1) * (1 + ["", "F", "N", "n"].index(value._kind))
            return Decimal((rank(self) > rank(other)) - (rank(self) < rank(other)))
        order = _compare(self, other) or ((self._exp > other._exp) - (self._exp < other._exp)) * (-1 if self._sign else 1)
        return Decimal(order)

    def max(self, other, context=None):
        return self._extreme(other, 1, context)

    def min(self, other, context=None):
        return self._extreme(other, -1, context)

    def _extreme(self, other, wanted, context):
        context = context or getcontext()
        other = _decimal(other)
        if _is_nan(self, other):
            if _signals_nan(self, other) or (self._kind and other._kind == self._kind):
                return _nan(self, other, context)
            return _finish(other if self._kind in ("n", "N") else self, context)
        order = _compare(self, other) or int(self.compare_total(other))
        return _finish(self if order == wanted or order == 0 else other, context)

    def max_mag(self, other, context=None):
        order = _compare(self.copy_abs(), _decimal(other).copy_abs())
        return self.max(other, context) if order == 0 else _finish(self if order > 0 else _decimal(other), context or getcontext())

    def min_mag(self, other, context=None):
        order = _compare(self.copy_abs(), _decimal(other).copy_abs())
        return self.min(other, context) if order == 0 else _finish(self if order < 0 else _decimal(other), context or getcontext())

    def same_quantum(self, other, context=None):
        other = _decimal(other)
        return self._kind.lower() == other._kind.lower() if self._kind or other._kind else self._exp == other._exp

    # --- arithmetic ---

    def __neg__(self, context=None):
        context = context or getcontext()
        if self._kind in ("n", "N"):
            return _nan(self, self, context)
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return _finish(self.copy_abs(), context)
        return _finish(self.copy_negate(), context)

    def __pos__(self, context=None):
        context = context or getcontext()
        return _finish(self.copy_abs() if self.is_zero() and context.rounding != ROUND_FLOOR else self, context)

    def __abs__(self, context=None):
        return _finish(self if self._kind in ("n", "N") else self.copy_abs(), context or getcontext())

    def __add__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _add(self, other, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _subtract(self, other, getcontext())

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _subtract(other, self, getcontext())

    def __mul__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _multiply(self, other, getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide(self, other, getcontext())

    def __rtruediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide(other, self, getcontext())

    def __floordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide_whole(self, other, getcontext(), "quotient")[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide_whole(other, self, getcontext(), "quotient")[0]

    def __mod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide_whole(self, other, getcontext(), "rest")[1]

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide_whole(other, self, getcontext(), "rest")[1]

    def __divmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide_whole(self, other, getcontext())

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divide_whole(other, self, getcontext())

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        return _power(self, other, getcontext())

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _power(other, self, getcontext())

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _decimal(other)
        rest = _divide_whole(self, other, context, "rest")[1]
        if rest._kind or other._kind:
            return rest
        exp = min(self._exp, other._exp)
        top, bottom = self._number * 10 ** (self._exp - exp), other._number * 10 ** (other._exp - exp)
        whole, top = divmod(top, bottom)
        if 2 * top > bottom or 2 * top == bottom and whole % 2:
            return _finish(_make(1 - self._sign, bottom - top, exp), context)
        return rest

    def fma(self, other, third, context=None):
        context = context or getcontext()
        other, third = _decimal(other), _decimal(third)
        if _is_nan(self, other) or self._kind or other._kind:
            return _add(_multiply(self, other, context), third, context)
        return _add(_make(self._sign ^ other._sign, self._number * other._number, self._exp + other._exp), third, context)

    def scaleb(self, other, context=None):
        if self._kind:
            return self
        return _finish(_make(self._sign, self._number, self._exp + int(other)), context or getcontext())

    def shift(self, other, context=None):
        places = int(other)
        precision = (context or getcontext()).prec
        number = self._number * 10**places % 10**precision if places >= 0 else self._number // 10**-places
        return _make(self._sign, number, self._exp, self._kind)

    def logb(self, context=None):
        if self._kind == "F":
            return Decimal("Infinity")
        if self.is_zero():
            (context or getcontext())._raise(DivisionByZero)
            return Decimal("-Infinity")
        return self if self._kind else Decimal(self.adjusted())

    def normalize(self, context=None):
        result = _finish(self, context or getcontext())
        if result._kind:
            return result
        if not result._number:
            return _make(result._sign, 0, 0)
        number, exp = result._number, result._exp
        while number % 10 == 0:
            number //= 10
            exp += 1
        return _make(result._sign, number, exp)

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _decimal(exp)
        if _is_nan(self, exp):
            return _nan(self, exp, context)
        if self._kind or exp._kind:
            if self._kind == exp._kind:
                return self
            return _invalid(context)
        target = exp._exp
        if not context.Etiny() <= target <= context.Emax:
            return _invalid(context)
        if not self._number:
            return _make(self._sign, 0, target)
        if self._exp >= target:
            if self.adjusted() - target + 1 > context.prec:
                return _invalid(context)
            return _make(self._sign, self._number * 10 ** (self._exp - target), target)
        number, is_inexact = _rounded(self._number, target - self._exp, self._sign, rounding or context.rounding)
        if _length(number) > context.prec or number and target + _length(number) - 1 > context.Emax:
            return _invalid(context)
        context._raise(*([Inexact, Rounded] if is_inexact else [Rounded]))
        return _make(self._sign, number, target)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._kind in ("n", "N"):
            return _nan(self, self, context)
        if self.is_zero():
            return _finish(_make(self._sign, 0, self._exp // 2), context)
        if self._sign:
            return _invalid(context)
        if self._kind:
            return self
        from math import isqrt

        ideal = self._exp // 2
        number, exp = self._number, self._exp
        if exp % 2:
            number *= 10
            exp -= 1
        shift = max(0, context.prec + 1 - (_length(number) + 1) // 2)
        number *= 100**shift
        root = isqrt(number)
        if root * root == number:
            exp = exp // 2 - shift
            while exp < ideal and root % 10 == 0:
                root //= 10
                exp += 1
            return _finish(_make(0, root, exp), context)
        # A digit more, which is not zero, says that there is more to come.
        return _finish(_make(0, root * 10 + 1, exp // 2 - shift - 1), _even(context), context)

    def exp(self, context=None):
        context = context or getcontext()
        if self._kind in ("n", "N"):
            return _nan(self, self, context)
        if self._kind:
            return self if not self._sign else Decimal(0)
        if not self._number:
            return Decimal(1)
        if self.adjusted() > 8:
            return _overflow(0, context) if not self._sign else _finish(_make(0, 1, context.Etiny() - 2), _even(context), context)
        result = _exp(self, context.prec + 8)
        return _finish(_make(0, result._number * 10 + 1, result._exp - 1), _even(context), context)

    def ln(self, context=None):
        return self._logarithm(context, False)

    def log10(self, context=None):
        return self._logarithm(context, True)

    def _logarithm(self, context, is_ten):
        context = context or getcontext()
        if self._kind in ("n", "N"):
            return _nan(self, self, context)
        if self.is_zero():
            return Decimal("-Infinity")
        if self._sign:
            return _invalid(context)
        if self._kind:
            return self
        digits = _text(self._number)
        if is_ten and digits == "1" + "0" * (len(digits) - 1):
            return _finish(Decimal(self.adjusted()), context)
        if self._number == 10**-self._exp if self._exp <= 0 else False:
            return Decimal(0)
        places = context.prec + 12
        while True:
            value = _ln(self._number, self._exp, places)
            if is_ten:
                value = value * 10**places // _ln(10, 0, places)
            if _length(abs(value)) > context.prec + 8:
                return _finish(_make(int(value < 0), abs(value), -places), _even(context), context)
            places += context.prec


def _make(sign, number, exp, kind=""):
    made = object.__new__(Decimal)
    made._sign, made._number, made._exp, made._kind = sign, number, exp, kind
    return made


def _parse(text):
    text = text.strip().replace("_", "")
    sign = 0
    if text[:1] in ("+", "-"):
        sign = int(text[0] == "-")
        text = text[1:]
    lower = text.lower()
    if lower in ("inf", "infinity"):
        return sign, 0, 0, "F"
    for name, kind in (("nan", "n"), ("snan", "N")):
        if lower.startswith(name) and (lower == name or _is_digits(lower[len(name) :])):
            return sign, int(lower[len(name) :] or "0"), 0, kind
    mantissa, has_power, power = lower.partition("e")
    whole, _, part = mantissa.partition(".")
    exponent = power[1:] if power[:1] in ("+", "-") else power
    if not _is_digits(whole + part) or has_power and not _is_digits(exponent):
        return None
    digits = (whole + part).lstrip("0")
    number = 0
    for at in range(0, len(digits), 4000):
        piece = digits[at : at + 4000]
        number = number * 10 ** len(piece) + int(piece)
    return sign, number, int(power or "0") - len(part), ""


def _is_digits(text):
    return text.isdecimal()


def _of_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    number = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        number = number * 10 + digit
    if isinstance(exp, int):
        return sign, number, exp, ""
    if exp not in ("F", "n", "N"):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return sign, 0 if exp == "F" else number, 0, exp


def _decimal(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _operand(value):
    if isinstance(value, Decimal):
        return value
    return _make(int(value < 0), abs(int(value)), 0) if isinstance(value, int) else NotImplemented


def _comparable(value):
    if isinstance(value, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        return Decimal.from_float(value)
    if isinstance(value, (Decimal, int)):
        return _operand(value)
    if hasattr(value, "numerator") and hasattr(value, "denominator"):
        # Exact enough to compare: a quotient that does not end is never equal to what ends.
        with localcontext() as context:
            context.prec = 200
            context.clear_traps()
            return _divide(Decimal(value.numerator), Decimal(value.denominator), context)
    return NotImplemented


def _length(number):
    """How many digits it has."""
    if number < 10**15:
        return len(str(number))
    guess = (number.bit_length() - 1) * 30103 // 100000
    while 10**guess <= number:
        guess += 1
    return guess


def _text(number):
    if number < 10**4000:
        return str(number)
    half = _length(number) // 2
    high, low = divmod(number, 10**half)
    return _text(high) + _text(low).rjust(half, "0")


def _is_nan(a, b):
    return a._kind in ("n", "N") or b._kind in ("n", "N")


def _signals_nan(a, b):
    return "N" in (a._kind, b._kind)


def _nan(a, b, context):
    if _signals_nan(a, b):
        context._raise(InvalidOperation)
    for value in (a, b) if a._kind == "N" or b._kind != "N" else (b, a):
        if value._kind in ("n", "N"):
            return _make(value._sign, value._number, 0, "n")


def _invalid(context, condition=InvalidOperation):
    context._raise(condition)
    return _make(0, 0, 0, "n")


def _compare(a, b):
    left, right = _signed(a), _signed(b)
    if left != right or left == 0:
        return (left > right) - (left < right)
    if a._kind or b._kind:
        return 0 if a._kind == b._kind else left if a._kind else -left
    if a.adjusted() != b.adjusted():
        return left if a.adjusted() > b.adjusted() else -left
    exp = min(a._exp, b._exp)
    x, y = a._number * 10 ** (a._exp - exp), b._number * 10 ** (b._exp - exp)
    return left * ((x > y) - (x < y))


def _signed(value):
    return 0 if not value._kind and not value._number else -1 if value._sign else 1


def _even(context):
    """Functions that never come out even are rounded half to even, whatever the context says."""
    if context.rounding == ROUND_HALF_EVEN:
        return context
    other = context.copy()
    other.rounding = ROUND_HALF_EVEN
    return other


def _rounded(number, drop, sign, rounding):
    """Without its last digits, rounded; and whether something was lost."""
    drop = min(drop, _length(number) + 1)
    unit = 10**drop
    high, low = divmod(number, unit)
    if not low:
        return high, False
    if rounding == ROUND_HALF_EVEN:
        is_up = 2 * low > unit or 2 * low == unit and high % 2 == 1
    elif rounding == ROUND_HALF_UP:
        is_up = 2 * low >= unit
    elif rounding == ROUND_HALF_DOWN:
        is_up = 2 * low > unit
    elif rounding == ROUND_UP:
        is_up = True
    elif rounding == ROUND_DOWN:
        is_up = False
    elif rounding == ROUND_CEILING:
        is_up = not sign
    elif rounding == ROUND_FLOOR:
        is_up = bool(sign)
    elif rounding == ROUND_05UP:
        is_up = high % 5 == 0
    else:
        raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    return high + is_up, True


def _finish(value, context, noted=None):
    """Rounded to the precision and kept to the range of the context; what is lost is noted in `noted`."""
    noted = noted or context
    if value._kind:
        return value if value._kind != "N" else _nan(value, value, noted)
    number, exp = value._number, value._exp
    if not number:
        top = context.Etop() if context.clamp else context.Emax
        kept = min(max(exp, context.Etiny()), top)
        if kept == exp:
            return value
        noted._raise(Clamped)
        return _make(value._sign, 0, kept)
    length = _length(number)
    adjusted = exp + length - 1
    if length <= context.prec and context.Emin <= adjusted <= context.Emax and not context.clamp:
        return value
    if adjusted > context.Emax:
        return _overflow(value._sign, noted)
    target = max(adjusted - context.prec + 1, context.Etiny())
    conditions = []
    if target > exp:
        number, is_inexact = _rounded(number, target - exp, value._sign, context.rounding)
        exp = target
        if _length(number) > context.prec:
            number //= 10
            exp += 1
        conditions = [Inexact, Rounded] if is_inexact else [Rounded]
        if number and exp + _length(number) - 1 > context.Emax:
            return _overflow(value._sign, noted)
    if adjusted < context.Emin:
        conditions = [*([Underflow] if Inexact in conditions else []), *conditions, Subnormal]
        if not number:
            conditions.append(Clamped)
    if context.clamp and exp > context.Etop():
        number *= 10 ** (exp - context.Etop())
        exp = context.Etop()
        conditions.append(Clamped)
    noted._raise(*conditions)
    return _make(value._sign, number, exp)


def _overflow(sign, context):
    context._raise(Overflow, Inexact, Rounded)
    toward_zero = context.rounding in (ROUND_DOWN, ROUND_05UP) or context.rounding == (ROUND_FLOOR if not sign else ROUND_CEILING)
    if toward_zero:
        return _make(sign, 10**context.prec - 1, context.Etop())
    return _make(sign, 0, 0, "F")


def _add(a, b, context):
    if a._kind or b._kind:
        if _is_nan(a, b):
            return _nan(a, b, context)
        if a._kind and b._kind and a._sign != b._sign:
            return _invalid(context)
        return a if a._kind else b
    exp = min(a._exp, b._exp)
    if not a._number and not b._number:
        sign = a._sign if a._sign == b._sign else int(context.rounding == ROUND_FLOOR)
        return _finish(_make(sign, 0, exp), context)
    if a._number and b._number:
        # What is far below the last digit only says whether there is something.
        big, small = (a, b) if a.adjusted() >= b.adjusted() else (b, a)
        least = min(big._exp, big.adjusted() - context.prec) - 3
        if small.adjusted() < least:
            small = _make(small._sign, 1, least)
        a, b, exp = big, small, min(big._exp, small._exp)
    elif a._number or b._number:
        known = a if a._number else b
        if known._exp > exp:
            exp = max(exp, known._exp - max(0, context.prec - _length(known._number)) - 1)
            if exp < known._exp - (context.prec - _length(known._number)):
                exp = known._exp - max(0, context.prec - _length(known._number))
                context._raise(Rounded)
            exp = min(exp, known._exp)
            return _finish(_make(known._sign, known._number * 10 ** (known._exp - exp), exp), context)
        return _finish(known, context)
    x = a._number * 10 ** (a._exp - exp)
    y = b._number * 10 ** (b._exp - exp)
    total = (-x if a._sign else x) + (-y if b._sign else y)
    sign = int(total < 0) if total else int(context.rounding == ROUND_FLOOR)
    return _finish(_make(sign, abs(total), exp), context)


def _subtract(a, b, context):
    return _add(a, b if b._kind in ("n", "N") else b.copy_negate(), context)


def _multiply(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        if _is_nan(a, b):
            return _nan(a, b, context)
        if not a or not b:
            return _invalid(context)
        return _make(sign, 0, 0, "F")
    return _finish(_make(sign, a._number * b._number, a._exp + b._exp), context)


def _divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        if _is_nan(a, b):
            return _nan(a, b, context)
        if a._kind and b._kind:
            return _invalid(context)
        if a._kind:
            return _make(sign, 0, 0, "F")
        context._raise(Clamped)
        return _make(sign, 0, context.Etiny())
    if not b._number:
        if not a._number:
            return _invalid(context, DivisionUndefined)
        context._raise(DivisionByZero)
        return _make(sign, 0, 0, "F")
    ideal = a._exp - b._exp
    if not a._number:
        return _finish(_make(sign, 0, ideal), context)
    shift = max(0, context.prec + 1 + _length(b._number) - _length(a._number))
    whole, rest = divmod(a._number * 10**shift, b._number)
    exp = ideal - shift
    if rest:
        if whole % 5 == 0:
            whole += 1
    else:
        while exp < ideal and whole % 10 == 0:
            whole //= 10
            exp += 1
    return _finish(_make(sign, whole, exp), context)


def _divide_whole(a, b, context, wanted="both"):
    """The quotient towards zero, and the rest."""
    sign = a._sign ^ b._sign
    if _is_nan(a, b):
        nan = _nan(a, b, context)
        return nan, nan
    if a._kind:
        if wanted == "quotient" and not b._kind:
            return _make(sign, 0, 0, "F"), None
        invalid = _invalid(context)
        return (_make(sign, 0, 0, "F") if not b._kind else invalid), invalid
    if b._kind:
        return _make(sign, 0, 0), _finish(a, context) if wanted != "quotient" else None
    if not b._number:
        if not a._number:
            invalid = _invalid(context, DivisionUndefined)
            return invalid, invalid
        if wanted == "rest":
            return None, _invalid(context)
        context._raise(*([DivisionByZero] if wanted == "quotient" else [InvalidOperation, DivisionByZero]))
        return _make(sign, 0, 0, "F"), _make(0, 0, 0, "n")
    exp = min(a._exp, b._exp)
    if a._number and a.adjusted() - b.adjusted() > context.prec:
        invalid = _invalid(context, DivisionImpossible)
        return invalid, invalid
    if a._number and a.adjusted() < b.adjusted() - 1:
        if a._exp - exp < 1000:
            a = _make(a._sign, a._number * 10 ** (a._exp - exp), exp)
        return _make(sign, 0, 0), _finish(a, context) if wanted != "quotient" else None
    whole, rest = divmod(a._number * 10 ** (a._exp - exp), b._number * 10 ** (b._exp - exp))
    if whole >= 10**context.prec:
        invalid = _invalid(context, DivisionImpossible)
        return invalid, invalid
    quotient = _make(sign, whole, 0)
    return quotient, _finish(_make(a._sign, rest, exp), context) if wanted != "quotient" else None


def _power(a, b, context):
    if _is_nan(a, b):
        return _nan(a, b, context)
    is_whole = not b._kind and (b._exp >= 0 or b._number % 10 ** min(-b._exp, _length(b._number) + 1) == 0)
    if not b._number and not b._kind:
        return _invalid(context) if not a else _make(0, 1, 0)
    sign = int(a._sign and is_whole and int(b) % 2 == 1)
    if a._sign and not is_whole and a:
        return _invalid(context)
    if not a or a._kind:
        is_big = bool(a._kind) != bool(b._sign)
        return _make(sign, 0, 0, "F") if is_big else _finish(_make(sign, 0, 0), context)
    if b._kind:
        order = _compare(a.copy_abs(), _make(0, 1, 0))
        if order == 0:
            return _finish(_make(0, 10 ** (context.prec - 1), 1 - context.prec), context)
        return _make(0, 0, 0, "F") if (order > 0) != bool(b._sign) else _make(0, 0, context.Etiny())
    if is_whole and abs(int(b)) < 10**9:
        return _whole_power(a, int(b), sign, context)
    if _compare(a, _make(0, 1, 0)) == 0:
        context._raise(Inexact, Rounded)
        return _make(0, 10 ** (context.prec - 1), 1 - context.prec)
    places = context.prec + 12 + max(0, b.adjusted()) + len(str(abs(a.adjusted())))
    logarithm = _ln(a._number, a._exp, places)
    exponent = _make(b._sign ^ int(logarithm < 0), abs(logarithm) * b._number, b._exp - places)
    if exponent.adjusted() > 8:
        return _overflow(sign, context) if not exponent._sign else _finish(_make(sign, 1, context.Etiny() - 2), context)
    if not exponent._number:
        return _make(0, 10 ** (context.prec - 1), 1 - context.prec)
    result = _exp(exponent, context.prec + 8)
    return _finish(_make(sign, result._number, result._exp), context)


def _whole_power(a, times, sign, context):
    work = Context(context.prec + len(str(abs(times))) + 6, ROUND_HALF_EVEN, traps=[], Emin=MIN_EMIN, Emax=MAX_EMAX)
    base = a.copy_abs()
    if times < 0:
        base = _divide(_make(0, 1, 0), base, work)
        times = -times
    result = base
    for bit in bin(times)[3:]:
        result = _multiply(result, result, work)
        if bit == "1":
            result = _multiply(result, base, work)
        if result.adjusted() > 10 * context.Emax:
            return _overflow(sign, context)
    return _finish(_make(sign, result._number, result._exp), context)


def _ln(number, exp, places):
    """The natural logarithm of `number * 10**exp`, times `10**places`."""
    digits = _length(number)
    places += 10 + len(str(abs(exp) + digits))
    one = 10**places
    # Between a half and five, then by halves to about one.
    value = number * 10 ** (places - digits + 1) if places >= digits - 1 else number // 10 ** (digits - 1 - places)
    tens = exp + digits - 1
    twos = 0
    while value * 3 > one * 4:
        value = value // 2
        twos += 1
    ratio = (value - one) * one // (value + one)
    total = 2 * _arctanh(ratio, one)
    if twos:
        total += twos * (18 * _arctanh(one // 26, one) - 2 * _arctanh(one // 4801, one) + 8 * _arctanh(one // 8749, one))
    if tens:
        total += tens * (46 * _arctanh(one // 31, one) + 34 * _arctanh(one // 49, one) + 20 * _arctanh(one // 161, one))
    return total // 10 ** (10 + len(str(abs(exp) + digits)))


def _arctanh(x, one):
    square = x * x // one
    total, power, at = x, x, 1
    while power:
        power = power * square // one
        at += 2
        total += power // at
        if -1 <= power <= 0:
            break
    return total


def _exp(value, digits):
    """`e` to that power, to so many digits."""
    places = digits + 12 + max(0, value.adjusted())
    one = 10**places
    shift = value._exp + places
    x = value._number * 10**shift if shift >= 0 else value._number // 10**-shift
    x = -x if value._sign else x
    tens, rest = divmod(x, _ln(10, 0, places))
    halvings = 8
    rest //= 2**halvings
    total = term = one
    at = 0
    while term:
        at += 1
        term = term * rest // one // at
        total += term
    for _ in range(halvings):
        total = total * total // one
    return _make(0, total, tens - places)


def _formatted(value, spec):
    fill, align, sign, is_alternative, width, group, precision, kind = _read_spec(spec)
    context = getcontext()
    if value._kind:
        body = value.copy_abs()._shown(False, 1)
        head = "-" if value._sign else sign if sign in ("+", " ") else ""
        if fill == "0" and align == "=":
            fill, align = " ", ">"
        return _padded(head, body + ("%" if kind == "%" else ""), fill, align, width)
    if kind == "%":
        value = _make(value._sign, value._number, value._exp + 2)
    if precision is not None:
        if kind in ("e", "E"):
            value = _to_digits(value, precision + 1, context.rounding)
        elif kind in ("f", "F", "%"):
            value = _to_places(value, -precision, context.rounding)
        elif _length(value._number) > max(precision, 1):
            value = _to_digits(value, max(precision, 1), context.rounding)
    if not value._number and value._exp > 0 and kind in ("f", "F", "%"):
        value = _make(value._sign, 0, 0)
    digits = _text(value._number)
    left = value._exp + len(digits)
    if kind in ("e", "E"):
        point = 1 - precision if not value._number and precision is not None else 1
    elif kind in ("f", "F", "%"):
        point = left
    else:
        point = left if value._exp <= 0 and left > -6 else 1
    if point < 0:
        whole, part = "0", "0" * -point + digits
    elif point > len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point] or "0", digits[point:]
    power = left - point
    tail = ("." + part if part or is_alternative else "") + (
        "" if power == 0 and kind not in ("e", "E") else f"{'E' if kind in ('E', 'G', '') and context.capitals or kind in ('E', 'G') else 'e'}{power:+d}"
    )
    if kind == "%":
        tail += "%"
    head = "-" if value._sign else sign if sign in ("+", " ") else ""
    if group:
        least = width - len(head) - len(tail) if fill == "0" and align == "=" else 0
        whole = _grouped(whole, group, least)
    return _padded(head, whole + tail, fill, align, width)


def _to_digits(value, digits, rounding):
    length = _length(value._number)
    if not value._number:
        return _make(value._sign, 0, value._exp)
    if length <= digits:
        return _make(value._sign, value._number * 10 ** (digits - length), value._exp - (digits - length))
    number, _ = _rounded(value._number, length - digits, value._sign, rounding)
    exp = value._exp + length - digits
    if _length(number) > digits:
        number, exp = number // 10, exp + 1
    return _make(value._sign, number, exp)


def _to_places(value, exp, rounding):
    if value._exp >= exp:
        return _make(value._sign, value._number * 10 ** (value._exp - exp), exp)
    number, _ = _rounded(value._number, exp - value._exp, value._sign, rounding)
    return _make(value._sign, number, exp)


def _read_spec(spec):
    fill, align, sign, is_alternative, group, precision = " ", ">", "-", False, "", None
    rest = spec
    if rest[1:2] in ("<", ">", "=", "^") and rest[1:2]:
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] in ("<", ">", "=", "^") and rest:
        align, rest = rest[0], rest[1:]
    if rest[:1] in ("+", "-", " ") and rest:
        sign, rest = rest[0], rest[1:]
    if rest[:1] == "#":
        is_alternative, rest = True, rest[1:]
    if rest[:1] == "0":
        if rest == spec or spec[0] in "+- #":
            fill, align = "0", "="
        rest = rest[1:]
    size = len(rest) - len(rest.lstrip("0123456789"))
    width, rest = int(rest[:size] or "0"), rest[size:]
    if rest[:1] in (",", "_") and rest:
        group, rest = rest[0], rest[1:]
    if rest[:1] == ".":
        size = len(rest) - 1 - len(rest[1:].lstrip("0123456789"))
        if not size:
            raise ValueError("invalid format string")
        precision, rest = int(rest[1 : 1 + size]), rest[1 + size :]
    if rest not in ("", "e", "E", "f", "F", "g", "G", "n", "%"):
        raise ValueError("invalid format string")
    return fill, align, sign, is_alternative, width, group, precision, rest


def _grouped(whole, separator, least):
    groups = []
    while len(whole) > 3:
        groups.append(whole[-3:])
        whole = whole[:-3]
    groups.append(whole)
    text = separator.join(reversed(groups))
    while len(text) < least:
        text = ("0" + separator if len(text.partition(separator)[0]) == 3 else "0") + text
    return text


def _padded(head, body, fill, align, width):
    missing = width - len(head) - len(body)
    if missing <= 0:
        return head + body
    if align == "=":
        return head + fill * missing + body
    if align == "<":
        return head + body + fill * missing
    if align == "^":
        return fill * (missing // 2) + head + body + fill * (missing - missing // 2)
    return fill * missing + head + body
