ages = {"Ada": 36, "Bob": 41}
ages["Cyd"] = 29
print(ages, len(ages), "Ada" in ages, ages["Bob"])
print(ages.get("Dan"), ages.get("Dan", 0), ages.setdefault("Eve", 1), ages.setdefault("Ada", 0))
print(list(ages), list(ages.keys()), list(ages.values()), list(ages.items()))
print(ages.pop("Bob"), ages.pop("Zoe", "gone"), ages)
ages.update({"Ada": 37}, Fay=5)
print(ages)
del ages["Eve"]
print(ages.popitem(), ages)
for name, age in ages.items():
    print(name, age)
merged = {"a": 1} | {"a": 2, "b": 3}
print(merged, dict(a=1), dict([("k", "v")]), dict.fromkeys("ab", 0))
print({1: "x"} == {1: "x"}, ages.copy(), {}.get(1))
print({(1, 2): "tuple", None: 0, True: "yes"})
