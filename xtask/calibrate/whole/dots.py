SIDE = 96
SHRINK = 8


def photo_dot(x, y):
    size = SIDE * SHRINK
    if (4 * x - size) ** 2 + (4 * y - size) ** 2 < size * size // 4:
        return 255, 214, 64
    if y > 3 * size // 5 + (x - 2 * size // 3) ** 2 // size:
        return 46, 140 - 60 * y // size, 70
    return 70 + 90 * y // size, 130 + 80 * y // size, 225


def work(turns):
    red = green = blue = 0
    for turn in range(turns):
        r, g, b = photo_dot(turn % 768, turn // 768 * 7 % 768)
        red, green, blue = red + r, green + g, blue + b
    return red, green, blue
