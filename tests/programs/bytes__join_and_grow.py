# What is joined may be a generator, or an iterable of one's own.


def rows(count):
    for row in range(count):
        yield bytes([row, row + 1])


class Rows:
    def __iter__(self):
        return rows(2)


print(b"".join(rows(3)))
print(b"-".join(row[:1] for row in rows(3)))
print(bytearray(b"|").join(Rows()))
print(b" ".join(map(bytes, [[65], (66,), range(67, 70)])))

dots = bytearray()
for place in range(3):
    dots += bytes(place * light for light in (1, 2, 3))
print(dots, bytes(dots), len(dots))

for parts in (7, None):
    try:
        b"".join(parts)
    except TypeError as error:
        print(error)
