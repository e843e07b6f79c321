def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def work(turns):
    size = 20
    a = [[row + column for column in range(size)] for row in range(size)]
    for _ in range(turns // size**3):
        a = [[value % 97 for value in row] for row in multiply(a, a)]
    return a
