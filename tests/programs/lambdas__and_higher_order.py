double = lambda x: x * 2
print(double(4), (lambda a, b=2, *c, **d: (a, b, c, d))(1, 3, 4, e=5))


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


print(compose(double, str, lambda s: s + "!")(21))
operations = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
for name, operation in operations.items():
    print(name, operation(3, 4))
print(sorted([3, -1, -2], key=abs), list(map(lambda p: p[0], [(1, 2), (3, 4)])))
import functools
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.partial(pow, 2)(5))
