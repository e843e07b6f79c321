total = 0


def add(n):
    global total
    total += n


def shadow():
    total = 99
    return total


add(3)
add(4)
print(total, shadow(), total)


def make_global():
    global fresh
    fresh = "made"


make_global()
print(fresh)
