print(True + True, True == 1, False < True, sum([True, False, True]), True * 3)
print(bool([]), bool([0]), bool({}), bool(""), bool(" "), bool(0.0), bool(None), bool(range(0)))
print(None is None, None == 0, [] or "empty", 0 and 1, "a" and "b", None or 0 or "last")
print(isinstance(True, int), type(True), type(None), type(1).__name__, int(True))
print(not [], not 1 == 2, 1 == 1 != 2, 3 > 2 > 1, 1 in [1] == True)
print(all([]), any([]), all([1, "a"]), any([0, None]), str(True), repr(None))
x = None
print("none" if x is None else "some", x is not None)
