def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed"

        inner()
        return x

    before = x
    after = middle()
    return before, after, x


print(outer())
value = "module"


class Scope:
    value = "class"
    seen = [value]

    def method(self):
        return value, self.value


print(Scope().method(), Scope.seen)


def generator_scope():
    base = 10
    return list(base + n for n in range(3)), {k: base for k in "ab"}


print(generator_scope())
