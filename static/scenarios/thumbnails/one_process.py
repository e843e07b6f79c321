SIDE = 96
SHRINK = 8


def photo_dot(x, y):
    """A dot of the photo: the sun over a hill, under a sky that is darker at the top."""
    size = SIDE * SHRINK
    if (4 * x - size) ** 2 + (4 * y - size) ** 2 < size * size // 4:
        return 255, 214, 64
    if y > 3 * size // 5 + (x - 2 * size // 3) ** 2 // size:
        return 46, 140 - 60 * y // size, 70
    return 70 + 90 * y // size, 130 + 80 * y // size, 225


def thumbnail_row(row):
    """Shrinks: each dot is the mean of SHRINK x SHRINK dots of the photo."""
    dots = bytearray()
    for column in range(SIDE):
        red = green = blue = 0
        for y in range(row * SHRINK, (row + 1) * SHRINK):
            for x in range(column * SHRINK, (column + 1) * SHRINK):
                r, g, b = photo_dot(x, y)
                red, green, blue = red + r, green + g, blue + b
        dots += bytes(light // SHRINK**2 for light in (red, green, blue))
    return bytes(dots)


def main():
    picture = b"".join(thumbnail_row(row) for row in range(SIDE))
    with open("thumb.ppm", "wb") as file:
        file.write(f"P6 {SIDE} {SIDE} 255\n".encode() + picture)
    print(f"{SIDE} x {SIDE} dots, checksum {checksum(picture)}")


def checksum(picture):
    return sum(place * light for place, light in enumerate(picture, 1)) % 1_000_003


main()
