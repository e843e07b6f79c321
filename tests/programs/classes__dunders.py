class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return self.x < other.x

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __str__(self):
        return f"<{self.x}|{self.y}>"


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a * 2, 3 * b, -a, a == Vector(1, 2), a != b, abs(b), bool(Vector(0, 0)))
print([a, b], repr(a), f"{a} {a!r}", sorted([b, a]), {a: 1}[Vector(1, 2)], min(a, b))
a += b
print(a)
