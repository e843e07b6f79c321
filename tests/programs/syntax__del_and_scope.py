def function():
    x = 1
    del x
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)


function()
items = [1, 2, 3, 4]
del items[1], items[-1]
print(items)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zz"]
except KeyError as error:
    print("KeyError", error)
value = 1
del value
try:
    value
except NameError as error:
    print(error)
for n in range(3):
    last = n
print(n, last)
try:
    1 / 0
except ZeroDivisionError as error:
    pass
try:
    error
except NameError as e:
    print(e)
