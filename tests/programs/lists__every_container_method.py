# Lists, dicts, sets, tuples, ranges: every method and refusal; the order of sets of numbers.


def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


def do(code):
    pass


l = [3, 1, 2]


def lm(f):
    x = [3, 1, 2, 1]
    r = f(x)
    return (r, x)


for f in [
    lambda x: x.append(5),
    lambda x: x.extend('ab'),
    lambda x: x.extend((i for i in [1])),
    lambda x: x.extend(5),
    lambda x: x.insert(1, 'a'),
    lambda x: x.insert(-100, 'a'),
    lambda x: x.remove(1),
    lambda x: x.remove(9),
    lambda x: x.pop(),
    lambda x: x.pop(0),
    lambda x: x.pop(9),
    lambda x: x.index(1),
    lambda x: x.index(9),
    lambda x: x.index(1, 2),
    lambda x: x.count(1),
    lambda x: x.sort(),
    lambda x: x.sort(reverse=True),
    lambda x: x.sort(key=lambda v: -v),
    lambda x: x.reverse(),
    lambda x: x.copy(),
    lambda x: x.clear(),
    lambda x: x.sort(1),
    lambda x: x.append(),
    lambda x: x.append(1, 2),
    lambda x: x.append(x=1),
    lambda x: x.pop('a'),
    lambda x: x.insert(1),
    lambda x: x.__iadd__([1]),
    lambda x: x * 2,
    lambda x: x + [1],
    lambda x: x[1:3],
    lambda x: x[::2],
    lambda x: x[10],
    lambda x: x['a'],
    lambda x: x.sort(foo=1),
    lambda x: x.__setitem__(0, 9),
    lambda x: x.__setitem__(slice(0, 2), [7, 8, 9]),
    lambda x: x.__setitem__(slice(None, None, 2), [7, 8]),
    lambda x: x.__setitem__(slice(None, None, 2), [7]),
    lambda x: x.__setitem__(9, 1),
    lambda x: x.__delitem__(0),
    lambda x: x.__delitem__(slice(0, 2)),
    lambda x: x.__delitem__(9),
    lambda x: x.__setitem__(slice(0, 1), 5),
]:
    t(lambda: lm(f))


def dm(f):
    x = {'a': 1, 'b': 2}
    r = f(x)
    return (r, x)


for f in [
    lambda x: x['a'],
    lambda x: x['z'],
    lambda x: x.get('z'),
    lambda x: x.get('z', 5),
    lambda x: x.keys(),
    lambda x: x.values(),
    lambda x: x.items(),
    lambda x: x.pop('a'),
    lambda x: x.pop('z'),
    lambda x: x.pop('z', 1),
    lambda x: x.popitem(),
    lambda x: x.setdefault('a', 5),
    lambda x: x.setdefault('c', 5),
    lambda x: x.setdefault('c'),
    lambda x: x.update({'a': 5}, c=1),
    lambda x: x.update([('q', 1)]),
    lambda x: x.update(z=1),
    lambda x: x.update(5),
    lambda x: x.update([1]),
    lambda x: x.update(['abc']),
    lambda x: x.clear(),
    lambda x: x.copy(),
    lambda x: dict.fromkeys('ab', 0),
    lambda x: list(x),
    lambda x: list(reversed(x)),
    lambda x: 'a' in x,
    lambda x: len(x),
    lambda x: x | {'c': 3},
    lambda x: x == {'b': 2, 'a': 1},
    lambda x: x < {},
    lambda x: [] in x,
    lambda x: x[[]],
    lambda x: {[]: 1},
    lambda x: x.get(),
    lambda x: x.keys() & {'a'},
    lambda x: x.keys() - {'a'},
    lambda x: sorted(x.items(), key=lambda p: -p[1]),
    lambda x: dict(x, c=3),
    lambda x: dict([('a', 1)]),
    lambda x: dict(a=1),
    lambda x: dict(5),
    lambda x: dict([1, 2]),
    lambda x: dict(1, 2),
    lambda x: {**x, 'c': 3},
    lambda x: x.popitem(1),
    lambda x: {}.popitem(),
    lambda x: x.nope,
    lambda x: {1: 1, True: 2, 1.0: 3},
    lambda x: max(x),
    lambda x: ('a', 1) in x.items(),
    lambda x: 1 in x.values(),
    lambda x: str(x.keys()),
    lambda x: type(x.keys()),
    lambda x: x.keys()[0],
    lambda x: hash(x),
    lambda x: x.__getitem__('a'),
    lambda x: x.__contains__('a'),
    lambda x: x.__len__(),
    lambda x: x.__setitem__('n', 1),
    lambda x: x.__delitem__('a'),
    lambda x: {k: v for k, v in x.items()},
    lambda x: {**5},
    lambda x: dict(zip('ab', [1, 2])),
]:
    t(lambda: dm(f))


def bad():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


t(bad)


def bad2():
    d = {1, 2}
    for k in d:
        d.add(k + 10)


t(bad2)


def bad3():
    l = [1, 2, 3]
    out = []
    for k in l:
        out.append(k)
        if len(l) < 6:
            l.append(k + 10)
    return out


t(bad3)


def sm(f):
    x = {1, 2, 3}
    r = f(x)
    return (r, x)


for f in [
    lambda x: x.add(4),
    lambda x: x.add(1),
    lambda x: x.add([]),
    lambda x: x.remove(1),
    lambda x: x.remove(9),
    lambda x: x.discard(9),
    lambda x: x.pop(),
    lambda x: x | {4},
    lambda x: x & {1, 9},
    lambda x: x - {1},
    lambda x: x | [1],
    lambda x: x.union([7, 8], [9]),
    lambda x: x.intersection([1]),
    lambda x: x.difference([1]),
    lambda x: x.symmetric_difference([1, 5]),
    lambda x: x.issubset([1, 2, 3, 4]),
    lambda x: x <= {1, 2, 3},
    lambda x: x < {1, 2, 3},
    lambda x: x > {1},
    lambda x: x.isdisjoint([5]),
    lambda x: x.update([5, 6]),
    lambda x: x.intersection_update([1]),
    lambda x: x.clear(),
    lambda x: x.copy(),
    lambda x: frozenset([3, 1, 2]),
    lambda x: set(),
    lambda x: set('a'),
    lambda x: frozenset(),
    lambda x: {1, 2} == {2, 1},
    lambda x: x == {1, 2, 3},
    lambda x: len(x),
    lambda x: 2 in x,
    lambda x: hash(x),
    lambda x: {frozenset([1]): 2},
    lambda x: set(5),
    lambda x: set([[]]),
    lambda x: x.pop(1),
    lambda x: set().pop(),
    lambda x: {5, 3, 1, 100, 50},
    lambda x: {-1, -2, 5},
    lambda x: set(range(20, 0, -1)),
    lambda x: {10 ** 20, 5, 1.5},
    lambda x: {(1, 2), (0, 1)},
    lambda x: list({33, 1, 65, 2}),
    lambda x: set((i * 7 for i in range(30))),
    lambda x: {1000, 2000, 3000, 8, 16, 24},
    lambda x: x.union((i for i in [9])),
    lambda x: x.__contains__(1),
    lambda x: sorted(x, reverse=True),
    lambda x: {1, 2} | frozenset([3]),
    lambda x: frozenset([3]) | {1},
    lambda x: set(range(100)) - set(range(50)),
    lambda x: {x * x for x in range(12)},
    lambda x: set([5] * 3),
    lambda x: {True, 1, 1.0},
    lambda x: {0.5, 1.5, 2.5, 3.25},
]:
    t(lambda: sm(f))
for f in [
    lambda: (1, 2) + (3,),
    lambda: (1, 2) * 2,
    lambda: (1, 2)[5],
    lambda: (1, 2).index(2),
    lambda: (1, 2).index(5),
    lambda: (1, 2).count(1),
    lambda: (1, 2) < (1, 3),
    lambda: (1,) < (1, 2),
    lambda: (1, 'a') < (1, 2),
    lambda: tuple('ab'),
    lambda: tuple(5),
    lambda: (1, 2) == [1, 2],
    lambda: (1,),
    lambda: (),
    lambda: tuple((x for x in [1])),
    lambda: (1, 2).append(3),
    lambda: range(10)[2:5],
    lambda: range(10)[::-1],
    lambda: range(10)[-1],
    lambda: range(10)[20],
    lambda: range(0, 10, 3),
    lambda: list(range(10, 0, -3)),
    lambda: len(range(0, 10, 3)),
    lambda: 5 in range(0, 10, 5),
    lambda: range(3) == range(0, 3, 1),
    lambda: range(0),
    lambda: range(1, 2, 0),
    lambda: range('a'),
    lambda: range(),
    lambda: range(1.0),
    lambda: range(10).index(5),
    lambda: range(10).count(5),
    lambda: range(10).index(50),
    lambda: range(5).start,
    lambda: list(reversed(range(0, 10, 3))),
    lambda: list(reversed([1, 2])),
    lambda: list(reversed('ab')),
    lambda: reversed({1}),
    lambda: reversed(5),
    lambda: list(enumerate('ab', 1)),
    lambda: list(enumerate(['a'])),
    lambda: enumerate(5),
    lambda: list(zip([1, 2], 'ab')),
    lambda: list(zip()),
    lambda: list(zip([1], [1, 2], strict=True)),
    lambda: list(zip([1, 2], [1], strict=True)),
    lambda: zip(5),
    lambda: list(zip([1, 2], [3])),
    lambda: list(map(str, [1, 2])),
    lambda: list(map(lambda a, b: a + b, [1, 2], [3, 4])),
    lambda: list(filter(None, [0, 1, ''])),
    lambda: list(filter(lambda x: x > 1, [1, 2, 3])),
    lambda: map(str),
    lambda: map(str, 5),
    lambda: any([0, 1]),
    lambda: all([]),
    lambda: any(5),
    lambda: any((x > 2 for x in [1, 2, 3])),
    lambda: sorted([3, 'a']),
    lambda: sorted([(2, 'b'), (1, 'z')]),
    lambda: sorted('bca', reverse=True),
    lambda: sorted(['bb', 'a'], key=len),
    lambda: sorted(5),
    lambda: sorted([1], [2]),
    lambda: sorted([3, 1, 2], key=None),
    lambda: iter(5),
    lambda: next(5),
    lambda: next(iter([])),
    lambda: next(iter([]), 'd'),
    lambda: next(iter([7])),
    lambda: list(iter([1, 2].pop, 1)),
    lambda: len(5),
    lambda: len(),
    lambda: len([], []),
    lambda: len(x=1),
    lambda: slice(1, 2),
    lambda: slice(5).indices(3),
    lambda: [1, 2, 3][slice(0, 2)],
    lambda: list(5),
    lambda: list(1, 2),
    lambda: [*range(3), *'ab'],
    lambda: {*[1, 2]},
    lambda: callable(len),
    lambda: callable(5),
    lambda: id([]) != 0,
    lambda: type(5),
    lambda: type([]).__name__,
    lambda: print(1, sep=5),
    lambda: print(1, foo=2),
    lambda: getattr(5, 'real'),
    lambda: getattr(5, 'nope'),
    lambda: getattr(5, 'nope', None),
    lambda: hasattr(5, 'real'),
    lambda: setattr(5, 'a', 1),
    lambda: getattr(5, 6),
    lambda: format(5, '>5'),
    lambda: format(5, 6),
    lambda: input(),
    lambda: vars(5),
    lambda: hash([]),
    lambda: hash({}),
    lambda: hash(([],)),
    lambda: repr([1, [2, [3]]]),
    lambda: [1, 2] == [1, 2.0],
    lambda: [[1]] < [[2]],
    lambda: len,
    lambda: print,
    lambda: int,
    lambda: type,
    lambda: Exception,
    lambda: list.append,
    lambda: [].append.__name__,
    lambda: NotImplemented,
    lambda: ...,
    lambda: __debug__,
    lambda: open('x'),
    lambda: (lambda: 1).__name__,
    lambda: 5 .nope,
    lambda: 5(),
    lambda: 5[0],
    lambda: None[0],
    lambda: None.x,
    lambda: [].x,
    lambda: int.x,
    lambda: len.x,
    lambda: [1, 2, 3].__getitem__(1),
    lambda: [].__iter__().__next__(),
    lambda: dict.get({'a': 1}, 'a'),
    lambda: str.upper('a'),
    lambda: list.append([], 1),
    lambda: str.upper(5),
    lambda: list.append(5, 1),
    lambda: int('5').__add__(3),
    lambda: [3, 1, 2].sort(),
    lambda: [[1, 2], [0]].sort(),
    lambda: all((x for x in [1, 0])),
    lambda: divmod('a', 1),
    lambda: pow('a', 2),
    lambda: round('a'),
    lambda: [1].index(2),
    lambda: ['a'].index('b'),
    lambda: [1, 2, 3].index(3, 0, 2),
    lambda: {}.keys() == {}.keys(),
    lambda: list(map(int, '1 2 3'.split())),
    lambda: dict(a=1) | dict(b=2),
    lambda: type(zip()),
    lambda: type(enumerate([])),
]:
    t(f)
l = [1]
l.append(l)
print(l)
d = {}
d['d'] = d
print(d)
tt = ([],)
tt[0].append(tt)
print(tt)
a, *b = range(4)
print(a, b)


def u(f):
    t(f)


def f1():
    a, b = (1, 2, 3)


def f2():
    a, b = [1]


def f3():
    a, b = 5


def f4():
    a, *b, c = [1]


for f in [f1, f2, f3, f4]:
    t(f)
x = [1, 2, 3]
x[1:1] = [9]
print(x)
x += (4, 5)
print(x)
x += 'ab'
print(x)
x *= 2
print(len(x))
del x[::2]
print(x)
s = {1}
s |= {2}
s &= {2, 3}
print(s)
s -= {2}
print(s)
try:
    s += 1
except TypeError as e:
    print(e)
try:
    x = 5
    x += 'a'
except TypeError as e:
    print(e)
try:
    x = []
    x += 5
except TypeError as e:
    print(e)
try:
    x = (1, 2)
    x[0] = 5
except TypeError as e:
    print(e)
try:
    x = 'abc'
    x[0] = 'z'
except TypeError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
try:
    x = 5
    x[0] = 1
except TypeError as e:
    print(e)
try:
    del x[0]
except TypeError as e:
    print(e)
