"""Iterators over iterators."""

_missing = object()


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    items = []
    for item in iterable:
        yield item
        items.append(item)
    while items:
        yield from items


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    total = initial
    is_first = initial is None
    if not is_first:
        yield total
    for item in iterable:
        if is_first:
            total = item
            is_first = False
        else:
            total = total + item if func is None else func(total, item)
        yield total


class chain:
    def __init__(self, *iterables):
        self._items = _chained(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = _chained(iterables)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def _chained(iterables):
    for iterable in iterables:
        yield from iterable


def compress(data, selectors):
    for item, is_wanted in zip(data, selectors):
        if is_wanted:
            yield item


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (predicate(item) if predicate is not None else item):
            yield item


def groupby(iterable, key=None):
    iterator = iter(iterable)
    state = [next(iterator, _missing)]

    def key_of(item):
        return item if key is None else key(item)

    def group(current):
        while state[0] is not _missing and key_of(state[0]) == current:
            yield state[0]
            state[0] = next(iterator, _missing)

    while state[0] is not _missing:
        current = key_of(state[0])
        items = group(current)
        yield current, items
        for _ in items:
            pass


def islice(iterable, *args):
    bounds = slice(*args)
    start = bounds.start or 0
    stop = bounds.stop
    step = bounds.step or 1
    if start < 0 or step < 1 or (stop is not None and stop < 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _sliced(iter(iterable), start, stop, step)


def _sliced(iterator, start, stop, step):
    wanted = start
    position = 0
    while stop is None or wanted < stop:
        while position <= wanted:
            item = next(iterator, _missing)
            if item is _missing:
                return
            position += 1
        yield item
        wanted += step
    while stop is not None and position < stop:
        if next(iterator, _missing) is _missing:
            return
        position += 1


def pairwise(iterable):
    iterator = iter(iterable)
    last = next(iterator, _missing)
    for item in iterator:
        yield last, item
        last = item


def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    iterator = iter(iterable)
    while batch := tuple(islice(iterator, n)):
        if strict and len(batch) != n:
            raise ValueError("batched(): incomplete batch")
        yield batch


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2):
    iterator = iter(iterable)
    seen = []

    def one():
        position = 0
        while True:
            if position == len(seen):
                item = next(iterator, _missing)
                if item is _missing:
                    return
                seen.append(item)
            yield seen[position]
            position += 1

    return tuple(one() for _ in range(n))


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    while True:
        items = [next(iterator, _missing) for iterator in iterators]
        if all(item is _missing for item in items):
            return
        yield tuple(fillvalue if item is _missing else item for item in items)


def product(*iterables, repeat=1):
    pools = [tuple(iterable) for iterable in iterables] * repeat
    rows = [()]
    if not all(pools):
        return
    indices = [0] * len(pools)
    while True:
        yield tuple(pool[index] for pool, index in zip(pools, indices))
        for place in reversed(range(len(pools))):
            indices[place] += 1
            if indices[place] < len(pools[place]):
                break
            indices[place] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if r > len(pool):
        return
    yield from _permuted(pool, r, (), [False] * len(pool))


def _permuted(pool, r, chosen, used):
    if len(chosen) == r:
        yield tuple(pool[index] for index in chosen)
        return
    for index in range(len(pool)):
        if not used[index]:
            used[index] = True
            yield from _permuted(pool, r, (*chosen, index), used)
            used[index] = False


def combinations(iterable, r):
    pool = tuple(iterable)
    yield from _combined(pool, r, 0, (), 1)


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    yield from _combined(pool, r, 0, (), 0)


def _combined(pool, r, start, chosen, step):
    if len(chosen) == r:
        yield chosen
        return
    for index in range(start, len(pool)):
        yield from _combined(pool, r, index + step, (*chosen, pool[index]), step)
