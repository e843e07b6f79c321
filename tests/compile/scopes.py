x = 1

class A:
    x = x
    y = [x for _ in range(3)]
    __private = 2

    def method(self):
        return __class__, self.__private

    class B:
        def method(self):
            return super().method()

def outer(a, *b, c=1, **d):
    e = 2
    class Local:
        e = e
        f = a
        def g(self):
            nonlocal e
            e += 1
            return a, x
    def inner():
        global x
        x = b
        del e2
        return lambda: (c, d, e)
    e2 = [y := i for i in range(3)]
    return inner, Local, y

def deleted():
    a = 1
    del a
    def f():
        return a
    return f
