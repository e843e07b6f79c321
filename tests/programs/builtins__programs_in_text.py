"""Programs in text: eval, exec, compile, timeit."""
import timeit

price = 5
print(eval("price * 2 + 1"), eval("[n ** 2 for n in range(4)]"), eval(" sum((1, 2, 3)) "), eval("x + y", {"x": 1, "y": 2}), eval("x", {"x": 1}, {"x": "local"}))
exec("total = price + 10\nprint('inside', total)")
print(total)
names = {"start": 3}
exec("def double(n):\n    return n * factor\n\nfactor = start\nresult = double(7)", names)
print(names["result"], names["factor"], sorted(name for name in names if not name.startswith("__")))
code = compile("price + 1", "<menu>", "eval")
print(eval(code), [eval(compile(f"{n} * {n}", "<n>", "eval")) for n in range(3)])
exec(compile("for dish in ('soup', 'tea'):\n    print(dish)", "<loop>", "exec"))
for text in ("1 +", "print 'x'", "undefined_name", "1 / 0", "x = 1"):
    try:
        print(eval(text))
    except (SyntaxError, NameError, ZeroDivisionError) as error:
        print(type(error).__name__)
try:
    exec("if True:\nprint(1)")
except SyntaxError:
    print("SyntaxError")
scope = {}
exec("import math\nroot = math.sqrt(16)\nclass Dish:\n    name = 'rice'\n", scope)
print(scope["root"], scope["Dish"]().name)

counted = []


def work():
    counted.append(1)


taken = timeit.timeit("work()", globals=globals(), number=10)
print(len(counted), taken > 0, len(timeit.repeat("n = 0\nfor i in range(3):\n    n += i", setup="import math", repeat=3, number=2)))
print(timeit.timeit(work, number=5) > 0, len(counted), timeit.Timer("x + 1", "x = 1").timeit(100) > 0)
