data = [3, 8, 1]
if (size := len(data)) > 2:
    print("size", size)
while (item := data.pop()) != 3:
    print("item", item)
print([y for x in range(5) if (y := x * x) > 3], y)
print(1 < 2 < 3 > 2 != 4, 1 in [1, 2] in [[1, 2]])
a = b = c = []
a.append(1)
print(b, a is c, a is not [])
x = 5
x: int = 6
y: list[int]
print(x)
print((lambda: (yield))().__class__.__name__)
if True: print("one line"); print("two statements")
print("long"
      " line", end=\
      "\n")
