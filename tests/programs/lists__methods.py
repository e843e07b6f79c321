items = [3, 1, 2]
items.append(5)
items.extend([4, 4])
items.insert(0, 9)
print(items, len(items))
print(items.pop(), items.pop(0), items)
items.remove(1)
print(items, items.index(5), items.count(4))
items.sort()
print(items)
items.sort(reverse=True)
print(items)
items.reverse()
print(items, items.copy() == items, items + [0], items * 2)
del items[0]
items[0] = "x"
print(items, "x" in items, 7 not in items)
items.clear()
print(items, bool(items))
nested = [[0] * 2 for _ in range(2)]
nested[0][1] = 7
print(nested)
print([1, 2] < [1, 3], [1] < [1, 0], [1, 2] == [1, 2.0])
