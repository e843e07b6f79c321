words = ["banana", "kiwi", "apple", "fig", "cherry"]
print(sorted(words))
print(sorted(words, key=len))
print(sorted(words, key=lambda word: (-len(word), word)))
print(sorted(words, key=str.upper, reverse=True))
print(min(words, key=len), max(words, key=len), min(3, 1, 2), max([4, 9], default=0))
print(max([], default="none"))
pairs = [("b", 2), ("a", 2), ("c", 1)]
pairs.sort(key=lambda pair: pair[1])
print(pairs)
print(sorted({"z": 1, "y": 2}), sorted("hello"), sorted((3, 1, 2), reverse=True))
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
