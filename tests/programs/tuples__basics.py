point = 3, 4
print(point, point[0], len(point), (1,), ())
print(point + (5,), point * 2, 3 in point, point.index(4), point.count(3))
print((1, 2) < (1, 3), (1, 2) == (1, 2), tuple("ab"), tuple([1, 2]))
print({point: "here"}[3, 4], hash((1, 2)) == hash((1, 2)))
x, y = point
print(x, y)
try:
    point[0] = 1
except TypeError as error:
    print(error)
def both():
    return 1, "one"
number, word = both()
print(number, word)
