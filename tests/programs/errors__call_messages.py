def none(): ...
def one(a): ...
def two(a, b): ...
def three(a, b, c): ...
def keyword(a, *, key, other): ...
def default(a, b=1): ...
class Thing:
    def method(self, a): ...
class Built:
    def __init__(self, x): ...

tests = [
    lambda: none(1),
    lambda: one(),
    lambda: one(1, 2),
    lambda: two(),
    lambda: two(1),
    lambda: three(),
    lambda: three(1, 2, 3, 4),
    lambda: keyword(1),
    lambda: keyword(1, key=2),
    lambda: keyword(1, 2),
    lambda: default(),
    lambda: default(1, 2, 3),
    lambda: one(1, a=2),
    lambda: one(b=2),
    lambda: Thing().method(),
    lambda: Thing().method(1, 2),
    lambda: Thing().missing,
    lambda: Thing.missing,
    lambda: Built(),
    lambda: Built(1, 2),
    lambda: Thing(1),
    lambda: one(*[1, 2, 3]),
    lambda: one(**{"z": 1}),
]
for test in tests:
    try:
        print(test())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
