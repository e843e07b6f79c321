class Base:
    def __init__(self, value, **kwargs):
        print("Base", value, kwargs)
        self.value = value


class Mixin:
    def __init__(self, *args, extra=None, **kwargs):
        print("Mixin", extra)
        super().__init__(*args, **kwargs)


class Child(Mixin, Base):
    def __init__(self, value):
        print("Child")
        super().__init__(value, extra="e", more=1)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit", details[0])


with Child(5) as child:
    print(child.value)
print([c.__name__ for c in Child.__mro__], Child.__bases__[0].__name__, child.__class__.__name__)


class Static:
    @staticmethod
    def helper(x):
        return x + 1

    @classmethod
    def create(cls):
        return cls()

    def use(self):
        return self.helper(1), type(self).helper(2), self.create().__class__ is Static


class Sub(Static):
    @classmethod
    def create(cls):
        print("Sub.create")
        return super().create()


print(Static().use(), type(Sub.create()).__name__)
