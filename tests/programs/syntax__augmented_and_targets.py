items = [1, 2, 3]
items[0] += 10
items[-1] *= 2
items += [4]
print(items)
same = items
items += [5]
print(same)
same = same + [6]
print(items, same)
counts = {"a": 1}
counts["a"] += 1
counts["b"] = counts.get("b", 0) + 1
print(counts)


class Box:
    value = 1


box = Box()
box.value += 5
box.value, items[0] = items[0], box.value
print(box.value, items[0], Box.value)
x = 7
x -= 1; x /= 2; x //= 2; x **= 3; x %= 5
print(x)
b = 6
b |= 1; b &= 5; b ^= 2; b <<= 2; b >>= 1
print(b)
for box.value in range(3):
    pass
print(box.value)
t = (1, 2)
t += (3,)
print(t)
try:
    ([1],)[0][0] += 1
    t[0] += 1
except TypeError as error:
    print(error)
