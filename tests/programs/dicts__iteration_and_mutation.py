d = {"a": 1, "b": 2, "c": 3}
try:
    for key in d:
        d[key + "x"] = 0
except RuntimeError as error:
    print(error)
d = {"a": 1, "b": 2, "c": 3}
for key in list(d):
    if d[key] % 2:
        del d[key]
print(d)
d["b"] = 5
d["a"] = 9
print(d, list(d.items()))
d = {1: "int", 1.0: "float", True: "bool"}
print(d)
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 2}, dict(zip("ab", range(2))), dict({"x": 1}, y=2))
nested = {"users": [{"name": "Ada", "tags": ["x"]}]}
nested["users"][0]["tags"].append("y")
print(nested, nested["users"][0].get("age", "unknown"))
items = [1, 2, 3, 4]
for item in items:
    if item == 2:
        items.remove(item)
    print(item, end=" ")
print(items)
try:
    {}.pop("x")
except KeyError as error:
    print("KeyError", error)
try:
    {[1]: 2}
except TypeError as error:
    print(error)
try:
    dict([1])
except TypeError as error:
    print(error)
d = {"k": 1}
keys = d.keys()
d["new"] = 2
print(keys, len(keys), {**d, "z": 0}, d | {"y": 1})
d |= {"k": 7}
print(d)
del d["k"]
d["k"] = 8
print(d, next(iter(d)), {k: v for v, k in enumerate("ab")})
