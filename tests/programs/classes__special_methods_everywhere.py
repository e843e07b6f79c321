# Special methods wherever builtins meet them: as keys, in containers, in text, under super().


def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


class A:
    x = 1

    def __init__(self, v=0):
        self.v = v

    def m(self):
        return self.v

    @property
    def p(self):
        return self.v * 2

    @p.setter
    def p(self, n):
        self.v = n

    @p.deleter
    def p(self):
        self.v = -1

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return (cls.__name__, a)


class B(A):

    def m(self):
        return super().m() + 1

    def __repr__(self):
        return f'B({self.v})'

    def __eq__(self, o):
        return isinstance(o, B) and self.v == o.v

    def __lt__(self, o):
        return self.v < o.v

    def __hash__(self):
        return hash(self.v)

    def __add__(self, o):
        return B(self.v + (o.v if isinstance(o, B) else o))

    def __radd__(self, o):
        return B(self.v + o)

    def __len__(self):
        return self.v

    def __getitem__(self, i):
        if i >= self.v:
            raise IndexError(i)
        return i * 10

    def __contains__(self, i):
        return i == self.v

    def __call__(self, *a, **k):
        return (a, k)

    def __bool__(self):
        return self.v > 0

    def __iter__(self):
        return iter(range(self.v))

    def __format__(self, s):
        return f'<{s}>'

    def __neg__(self):
        return B(-self.v)

    def __abs__(self):
        return B(abs(self.v))

    def __int__(self):
        return self.v

    def __float__(self):
        return float(self.v)

    def __index__(self):
        return self.v

    def __round__(self, n=None):
        return ('r', n)

    def __iadd__(self, o):
        self.v += 100
        return self

    def __enter__(self):
        return self

    def __exit__(self, *a):
        return True


class NoEq:

    def __eq__(self, o):
        return True


class Meta(type):

    def __call__(cls, *a):
        return super().__call__(*a)

    def __len__(cls):
        return 7


class WithMeta(metaclass=Meta):
    pass


class L(list):

    def __init__(self, *a):
        super().__init__(*a)
        self.extra = 1

    def append(self, x):
        super().append(x * 2)


class D(dict):

    def __missing__(self, k):
        return k + '!'

    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)


class I(int):

    def __add__(self, o):
        return I(int.__add__(self, o) + 1)

    def double(self):
        return self * 2


class S(str):

    def shout(self):
        return self.upper() + '!'


class T(tuple):
    pass


class E1(Exception):

    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class E2(Exception):

    def __str__(self):
        return 'E2!'


class E3(ValueError):
    pass


class G:

    def __getattr__(self, n):
        return 'got ' + n


class SA:

    def __setattr__(self, n, v):
        object.__setattr__(self, n, v * 2)

    def __delattr__(self, n):
        print('del', n)
        super().__delattr__(n)


class Desc:

    def __set_name__(self, o, n):
        self.n = n

    def __get__(self, o, t=None):
        return ('get', self.n, o is None)

    def __set__(self, o, v):
        print('set', v)


class HasD:
    d = Desc()


class Sub:

    def __init_subclass__(cls, tag=None, **k):
        super().__init_subclass__(**k)
        cls.tag = tag


class Sub1(Sub, tag='x'):
    pass


class Slots:
    __slots__ = ('a',)

    def __init__(self):
        self.a = 1


for f in [
    lambda: A(3).m(),
    lambda: A().p,
    lambda: A.s(1),
    lambda: A.c(1),
    lambda: A().c(2),
    lambda: B(1).m(),
    lambda: B(5),
    lambda: [B(1), (B(2),), {'k': B(3)}],
    lambda: str(B(1)),
    lambda: B(1) == B(1),
    lambda: B(1) != B(2),
    lambda: [B(1)] == [B(1)],
    lambda: (B(1), B(2)) < (B(1), B(3)),
    lambda: {B(1): 1}[B(1)],
    lambda: {B(1), B(1), B(2)},
    lambda: B(1) in [B(1)],
    lambda: [B(2), B(1)].index(B(1)),
    lambda: [B(1), B(1)].count(B(1)),
    lambda: sorted([B(3), B(1), B(2)]),
    lambda: max([B(3), B(1)]),
    lambda: min(B(3), B(1)),
    lambda: sum([B(1), B(2)]),
    lambda: sum([B(1)], B(0)),
    lambda: B(1) + 5,
    lambda: 5 + B(1),
    lambda: len(B(3)),
    lambda: B(3)[1],
    lambda: B(3)[7],
    lambda: 3 in B(3),
    lambda: B(1)(1, k=2),
    lambda: bool(B(0)),
    lambda: not B(0),
    lambda: list(B(3)),
    lambda: tuple(B(2)),
    lambda: set(B(2)),
    lambda: dict(zip(B(2), B(2))),
    lambda: f'{B(1):abc}',
    lambda: format(B(1), 'q'),
    lambda: '{:x} {}'.format(B(1), B(2)),
    lambda: '%s %r %d' % (B(1), B(2), B(3)),
    lambda: -B(1),
    lambda: abs(B(-1)),
    lambda: int(B(3)),
    lambda: float(B(3)),
    lambda: hex(B(255)),
    lambda: round(B(1)),
    lambda: round(B(1), 2),
    lambda: [1, 2, 3][B(1)],
    lambda: range(B(3)),
    lambda: hash(B(3)),
    lambda: hash(NoEq()),
    lambda: {NoEq(): 1},
    lambda: len(WithMeta),
    lambda: WithMeta() is not None,
    lambda: type(WithMeta),
    lambda: 'a' + B(1),
    lambda: B(1) - 1,
    lambda: B(1) < 5,
    lambda: A() < A(),
    lambda: A() + 1,
    lambda: A()[0],
    lambda: A()(),
    lambda: len(A()),
    lambda: iter(A()),
    lambda: A() == A(),
    lambda: A().zzz,
    lambda: A.zzz,
    lambda: A(1, 2, 3),
    lambda: A(z=1),
    lambda: A().m(1),
    lambda: object(5),
    lambda: B.__mro__,
    lambda: B.__name__,
    lambda: B.__bases__,
    lambda: A().__class__,
    lambda: A(7).__dict__,
    lambda: vars(A(7)),
    lambda: A.__dict__['x'],
    lambda: isinstance(B(1), A),
    lambda: issubclass(B, A),
    lambda: type(B(1)) is B,
    lambda: isinstance(B(1), (int, A)),
    lambda: type('X', (A,), {'y': 2})().y,
    lambda: type('X', (A,), {'y': 2}),
    lambda: A.m.__name__,
    lambda: A.m.__qualname__,
    lambda: B(1).m.__self__,
    lambda: getattr(A(4), 'p'),
    lambda: hasattr(A(), 'q'),
    lambda: callable(A()),
    lambda: callable(B(1)),
    lambda: L([1, 2]),
    lambda: (lambda l: (l.append(5), l, l.extra, len(l), l[0], l[1:], type(l[1:])))(L([1])),
    lambda: L('ab') == ['a', 'b'],
    lambda: [*L([1])],
    lambda: sorted(L([2, 1])),
    lambda: isinstance(L(), list),
    lambda: L([1]) + [2],
    lambda: D(a=1),
    lambda: D(a=1)['zz'],
    lambda: (lambda d: (d.__setitem__('k', 1), d, d['k'], d.get('q')))(D()),
    lambda: len(D(a=1)),
    lambda: list(D(a=1)),
    lambda: D(a=1).items(),
    lambda: 'a' in D(a=1),
    lambda: I(5),
    lambda: I(5) + 1,
    lambda: I(5).double(),
    lambda: I(5) * 2,
    lambda: I(5) == 5,
    lambda: {I(5): 1}[5],
    lambda: f'{I(5):03d}',
    lambda: range(I(3)),
    lambda: I('7'),
    lambda: S('ab').shout(),
    lambda: S('ab') + 'c',
    lambda: S('ab'),
    lambda: len(S('ab')),
    lambda: S('ab') == 'ab',
    lambda: 'x' + S('ab'),
    lambda: ','.join([S('a')]),
    lambda: T([1, 2]),
    lambda: T([1, 2])[0],
    lambda: isinstance(T(), tuple),
    lambda: hash(T([1])) == hash((1,)),
    lambda: E1(1, 2),
    lambda: str(E1(1, 2)),
    lambda: E1(1, 2).args,
    lambda: E1(1, 2).b,
    lambda: str(E2(1)),
    lambda: repr(E2(1)),
    lambda: E3('x'),
    lambda: str(E3()),
    lambda: repr(E3(1, 2)),
    lambda: str(KeyError('a')),
    lambda: str(OSError(2, 'x')),
    lambda: repr(OSError(2, 'x')),
    lambda: str(OSError(2, 'x', 'f')),
    lambda: ValueError('a').args,
    lambda: StopIteration(5).value,
    lambda: SystemExit(3).code,
    lambda: ExceptionGroup('m', [ValueError(1)]),
    lambda: str(ExceptionGroup('m', [ValueError(1), KeyError(2)])),
    lambda: ExceptionGroup('m', []),
    lambda: ExceptionGroup('m', [1]),
    lambda: ExceptionGroup('m', [ValueError(1)]).exceptions,
    lambda: BaseExceptionGroup('m', [ValueError(1)]),
    lambda: ExceptionGroup('m', [ValueError(1), TypeError(2)]).split(ValueError),
    lambda: ExceptionGroup('m', [ValueError(1), TypeError(2)]).subgroup(TypeError),
    lambda: Exception('a', 'b'),
    lambda: str(Exception('a', 'b')),
    lambda: Exception(B(1)),
    lambda: str(Exception(B(1))),
    lambda: KeyError(B(1)),
    lambda: Exception('x') == Exception('x'),
    lambda: ValueError(a=1),
    lambda: ImportError('x', name='y').name,
    lambda: UnicodeError('x'),
    lambda: G().foo,
    lambda: G().__class__,
    lambda: (lambda s: (setattr(s, 'a', 2), s.a))(SA()),
    lambda: HasD().d,
    lambda: HasD.d,
    lambda: Sub1.tag,
    lambda: Slots().a,
    lambda: type('Y', (Sub,), {}, tag=5).tag,
    lambda: A.__class__,
    lambda: list[int],
    lambda: dict[str, int],
    lambda: int | str,
    lambda: int | None,
    lambda: list[int] | None,
    lambda: int | str == str | int,
    lambda: isinstance(None, int | None),
    lambda: int[str],
    lambda: super(B, B(1)).m(),
    lambda: A.__module__,
    lambda: A.__doc__,
    lambda: A.__qualname__,
    lambda: object() == object(),
    lambda: A.__eq__(A(), 1),
    lambda: object.__str__(B(2)),
    lambda: type(A).__name__,
    lambda: [].__class__.__name__,
    lambda: type(None),
    lambda: type(...),
    lambda: type(NotImplemented),
    lambda: type(len),
    lambda: type(lambda: 1),
    lambda: type(A().m),
    lambda: type(type),
    lambda: (x for x in [1]).__name__,
    lambda: dir(A(1))[-6:],
    lambda: [x for x in dir(A) if not x.startswith('_')],
    lambda: 1 .__class__.__name__,
    lambda: B(3).__eq__(B(3)),
    lambda: B(1) is B(1),
    lambda: print(B(1), [B(2)], sep='-'),
    lambda: print(A.x, end='!\n'),
    lambda: repr(A.p)[:9],
    lambda: A.p.fget.__name__,
    lambda: isinstance(A.__dict__['s'], staticmethod),
    lambda: next(iter(B(2))),
    lambda: list(reversed(B(3))),
    lambda: any(B(3)),
    lambda: list(zip(B(2), [5, 6])),
    lambda: list(map(lambda b: b.v, [B(1)])),
    lambda: list(enumerate(B(2))),
    lambda: dict([(B(1), 2)]),
    lambda: (lambda d: (d.pop(B(1)), d))({B(1): 1}),
    lambda: (lambda s: (s.add(B(1)), s.discard(B(2)), s))({B(1), B(2)}),
    lambda: {B(1): 1}.get(B(2), 'no'),
    lambda: {B(1): 1}.setdefault(B(1), 5),
    lambda: {B(1): 1} == {B(1): 1},
    lambda: {(B(1), 2): 3}[B(1), 2],
    lambda: (lambda d: (d.update({B(1): 5}), d))({B(1): 1}),
    lambda: set([B(1)]) | {B(1)},
    lambda: B(1) in {B(1)},
    lambda: [B(1), B(2)].remove(B(2)),
]:
    t(f)
a = A()
a.p = 5
print(a.v)
del a.p
print(a.v)
try:
    A().__class__ = 5
except TypeError as e:
    print(e)
s = SA()
s.q = 1
del s.q
HasD().d = 4
b = B(1)
b += 1
print(b)
a = A()
a.__dict__['zz'] = 9
print(a.zz)
a.__dict__.update(qq=1)
print(a.qq, a.__dict__)
with B(1) as q:
    raise ValueError


def f(a, b=2, *c, d, e=5, **k):
    """doc"""
    pass


print(f.__name__, f.__defaults__, f.__kwdefaults__, f.__doc__, f.__annotations__, f.__code__.co_varnames[:2])
f.attr = 1
print(f.attr, f.__dict__)


def g(x: int, y: 'str'=1) -> bool:
    ...


print(g.__annotations__)


def gen():
    try:
        x = (yield 1)
        print('got', x)
        yield 2
    except ValueError as e:
        yield ('caught ' + str(e))
    finally:
        print('fin')


it = gen()
print(next(it), it.send('hi'), it.throw(ValueError('v')))
it.close()
print(next(it, 'done'))
try:
    it.send(1)
except StopIteration as e:
    print('stop', e.value)


def ret():
    yield 1
    return 5


r = ret()
next(r)
try:
    next(r)
except StopIteration as e:
    print(e.value)
e = ValueError('x')
e.add_note('n')
print(e.__notes__)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError('k') from z
except KeyError as k:
    print(repr(k.__cause__), k.__suppress_context__, k.__traceback__ is not None)


class P:

    def __init__(self, n):
        self.n = n

    def __str__(self):
        return f'P{self.n}'


print(P(1), [str(P(2))], f'{P(3)}', f'{P(4):>5}' if False else '', '%s' % P(5), '{}'.format(P(6)))


class Cnt:

    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i


print(list(Cnt()), sum(Cnt()), max(Cnt()), sorted(Cnt(), reverse=True), [*Cnt()], tuple(Cnt()), set(Cnt()), list(zip(Cnt(), 'abc')), list(map(str, Cnt())), dict(enumerate(Cnt())), ','.join((str(x) for x in Cnt())), 2 in Cnt(), list(filter(None, Cnt())), next(Cnt()), next(Cnt(), 0), any(Cnt()), min(Cnt(), key=lambda x: -x))
a, *b = Cnt()
print(a, b)
x = []
x.extend(Cnt())
print(x)
x[1:1] = Cnt()
print(x)
print(list(range(3)).__len__())
