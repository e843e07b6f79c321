items = [1, 2, 3]
for bad in (
    lambda: items.remove(9),
    lambda: items.index(9),
    lambda: items.pop(9),
    lambda: items[3],
    lambda: items["a"],
    lambda: items + "a",
    lambda: items.extend(5),
    lambda: items * 1.5,
    lambda: items.append(),
    lambda: items.insert(1),
    lambda: list(5),
    lambda: [1] < 5,
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
try:
    items[5] = 0
except IndexError as error:
    print(error)
try:
    a, b = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    a, b, c = [1, 2]
except ValueError as error:
    print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
try:
    a, b = 5
except TypeError as error:
    print(error)
try:
    items[::2] = [1, 2, 3]
except ValueError as error:
    print(error)
print(items[-3:], [] + [], [[]] * 2, [1] * 0, items.index(2, 1), items == [1, 2, 3.0])
items.insert(-1, "x"); items.insert(100, "end")
print(items, items.pop(-2))
