print([1, "a", 2.0, None, True, [1], (2,), {"k": {3}}])
print({"a": [1, (2, 3)], 'quote"': "it's"})
print((), (1,), [], {}, set(), frozenset(), range(3), range(1, 5, 2), slice(1, 2))
print(str(["\n"]), repr({"é": "☃"}), [b"ab"], ["\x00\x7f"], ["\\"])
items = [1]
items.append(items)
print(items)
d = {}
d["self"] = d
print(d)


class Plain:
    pass


class Named:
    def __repr__(self):
        return "<Named>"


print([Named()], {Named(): Named()}, (Named(),))
print(repr(Plain()).startswith("<__main__.Plain object at 0x"), Plain, [Plain])


def function():
    pass


print(str(function).startswith("<function function at 0x"), str(Named().__repr__).startswith("<bound method Named.__repr__ of"))
print(len, [].append.__name__, print.__name__, ValueError, ValueError("x", 1))
