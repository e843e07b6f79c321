"""Operators as functions."""

_abs = abs


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def truediv(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def pow(a, b):
    return a**b


def matmul(a, b):
    return a @ b


def lshift(a, b):
    return a << b


def rshift(a, b):
    return a >> b


def neg(a):
    return -a


def pos(a):
    return +a


def invert(a):
    return ~a


inv = invert


def abs(a):
    return _abs(a)


def not_(a):
    return not a


def and_(a, b):
    return a & b


def or_(a, b):
    return a | b


def xor(a, b):
    return a ^ b


def lt(a, b):
    return a < b


def le(a, b):
    return a <= b


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def gt(a, b):
    return a > b


def ge(a, b):
    return a >= b


def is_(a, b):
    return a is b


def is_not(a, b):
    return a is not b


def contains(a, b):
    return b in a


def concat(a, b):
    return a + b


def countOf(a, b):
    return sum(1 for item in a if item == b)


def getitem(a, b):
    return a[b]


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def indexOf(a, b):
    for place, item in enumerate(a):
        if item is b or item == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0):
    if hasattr(obj, "__len__"):
        return len(obj)
    if not hasattr(type(obj), "__length_hint__"):
        return default
    hint = type(obj).__length_hint__(obj)
    return default if hint is NotImplemented else hint


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def iadd(a, b):
    a += b
    return a


def isub(a, b):
    a -= b
    return a


def imul(a, b):
    a *= b
    return a


def itruediv(a, b):
    a /= b
    return a


def ifloordiv(a, b):
    a //= b
    return a


def imod(a, b):
    a %= b
    return a


def imatmul(a, b):
    a @= b
    return a


def ipow(a, b):
    a **= b
    return a


def iand(a, b):
    a &= b
    return a


def ior(a, b):
    a |= b
    return a


def ixor(a, b):
    a ^= b
    return a


def ilshift(a, b):
    a <<= b
    return a


def irshift(a, b):
    a >>= b
    return a


iconcat = iadd


def truth(a):
    return bool(a)


def index(a):
    return a.__index__()


class itemgetter:
    def __init__(self, item, *items):
        self._items = (item, *items)

    def __call__(self, thing):
        if len(self._items) == 1:
            return thing[self._items[0]]
        return tuple(thing[item] for item in self._items)


class attrgetter:
    def __init__(self, attr, *attrs):
        self._paths = [path.split(".") for path in (attr, *attrs)]

    def __call__(self, thing):
        values = []
        for path in self._paths:
            value = thing
            for name in path:
                value = getattr(value, name)
            values.append(value)
        return values[0] if len(values) == 1 else tuple(values)


class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        self._call = (name, args, kwargs)

    def __call__(self, thing):
        name, args, kwargs = self._call
        return getattr(thing, name)(*args, **kwargs)
