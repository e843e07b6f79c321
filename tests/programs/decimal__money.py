"""Decimal numbers: exact sums, rounding, contexts, signals, texts."""
import decimal
import threading
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, getcontext, localcontext
from fractions import Fraction

print(Decimal("0.1") + Decimal("0.2"), Decimal("1.10") * 3, Decimal(7) / Decimal(3), 10 - Decimal("2.5"))
print(repr(Decimal("1E+3")), Decimal("-0.000001"), Decimal("1e-7"), Decimal(5), Decimal(0.1), Decimal((1, (1, 4, 1), -2)))
print(Decimal(10) // 3, Decimal(-10) % 3, divmod(Decimal("7.5"), 2), Decimal(2) ** 10, Decimal(2) ** -2, Decimal(2) ** Decimal("0.5"))
print(Decimal(2).sqrt(), Decimal("6.25").sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), Decimal(2).log10())

cent = Decimal("0.01")
for text in ("2.675", "2.665", "-2.675", "10", "0.005"):
    number = Decimal(text)
    print(number.quantize(cent), number.quantize(cent, rounding=ROUND_HALF_UP), number.quantize(cent, ROUND_DOWN), round(number, 1), round(number))
print(sum([Decimal("19.99"), Decimal("5.01"), Decimal("0.10")]), max(Decimal(1), Decimal("1.5")), sorted([Decimal(3), Decimal("-1"), Decimal("2.5")]))

print(getcontext().prec, getcontext().rounding)
getcontext().prec = 6
print(Decimal(1) / Decimal(7), Decimal("3.1415926535") + 0, +Decimal("123456789"))
with localcontext() as context:
    context.prec = 40
    print(Decimal(1) / Decimal(7))
with localcontext(prec=3) as context:
    print(Decimal(1) / Decimal(7), context)
print(Decimal(1) / Decimal(7), decimal.Context(prec=4).divide(Decimal(1), Decimal(7)))
getcontext().prec = 28


def work():
    getcontext().prec = 5
    print("in the thread", Decimal(2).sqrt())


thread = threading.Thread(target=work)
thread.start()
thread.join()
print("outside", Decimal(2).sqrt())

print(Decimal("1.5") == 1.5, Decimal(1) == 1, Decimal("0.1") == 0.1, Decimal("0.5") == Fraction(1, 2), Decimal("1.10") == Decimal("1.1"))
print(hash(Decimal(3)) == hash(3), hash(Decimal("0.5")) == hash(0.5), len({Decimal("1.0"), Decimal("1.00")}))
print(Decimal(1) < 2, Decimal("2.5") > 2.4, Decimal("NaN") == Decimal("NaN"), Decimal("Infinity") > 10**30, Decimal("-0") == 0)
print(f"{Decimal('1234567.891'):,.2f} {Decimal('0.256'):.1%} {Decimal('12.5'):>10} {Decimal('12.5'):010.3f} {Decimal('123456'):.2e} {Decimal('1.50'):g}")
print("%s %.2f %d" % (Decimal("1.25"), Decimal("1.255"), Decimal("7.9")), str(Decimal("1E+20")), format(Decimal("1E+20"), "f"))
number = Decimal("-123.4500")
print(number.as_tuple(), number.normalize(), number.adjusted(), number.as_integer_ratio(), int(number), float(number), abs(number), -number)
print(number.to_integral_value(), number.is_signed(), number.copy_sign(Decimal(1)), number.number_class(), number.to_eng_string(), Decimal("1E+5").normalize())
import math

print(math.floor(Decimal("-2.5")), math.ceil(Decimal("2.1")), math.trunc(Decimal("2.9")), Decimal("100").normalize(), bool(Decimal("0.0")), Decimal("7").fma(2, 3))

for call in (
    lambda: Decimal(1) / 0,
    lambda: Decimal(0) / 0,
    lambda: Decimal("twelve"),
    lambda: Decimal("1e30").quantize(cent),
    lambda: Decimal("-1").sqrt(),
    lambda: Decimal("9e999999") * 10,
    lambda: Decimal(1) + 1.5,
    lambda: Decimal([1]),
    lambda: Decimal("NaN") < 1,
    lambda: int(Decimal("Infinity")),
):
    try:
        print(call())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error), str(error).replace("decimal.Decimal", "Decimal"))
getcontext().clear_flags()
getcontext().traps[decimal.DivisionByZero] = False
print(Decimal(-1) / 0, getcontext().flags[decimal.DivisionByZero], getcontext())
decimal.setcontext(decimal.BasicContext)
print(getcontext().prec, Decimal("1.23456789012") + 0)
