import functools
import itertools
from collections import Counter, defaultdict, deque, namedtuple

print(list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(5), 3)))
print(list(itertools.product("ab", [1, 2])), list(itertools.permutations([1, 2, 3], 2)))
print(list(itertools.combinations("abc", 2)), list(itertools.zip_longest([1, 2], "a", fillvalue="-")))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.takewhile(lambda n: n < 3, [1, 2, 3, 1])))
colors = itertools.cycle(["red", "green"])
print([next(colors) for _ in range(3)], list(itertools.repeat("x", 2)))
print([(key, list(group)) for key, group in itertools.groupby("aabbb")])
print(functools.reduce(lambda a, b: a + b, [1, 2, 3], 10))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50))
groups = defaultdict(list)
for word in ("ant", "bee", "ape"):
    groups[word[0]].append(word)
print(dict(groups), Counter("banana").most_common(2), Counter("aab")["z"])
line = deque([1, 2, 3], maxlen=3)
line.append(4)
line.appendleft(0)
print(line, line.popleft(), line.pop(), len(line))
Point = namedtuple("Point", "x y")
print(Point(1, 2), Point(1, 2).x, Point(3, y=4)[1])
