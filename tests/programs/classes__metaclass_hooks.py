# A metaclass has a say in setting, deleting and listing the attributes of its classes; hashes and deleting descriptors.
import types


class Guarded(type):
    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("delete", name)
        super().__delattr__(name)

    def __dir__(cls):
        return ["b", "a"]


class Thing(metaclass=Guarded):
    kept = 1


Thing.more = 2
setattr(Thing, "other", 3)
del Thing.more
delattr(Thing, "other")
print(dir(Thing), hasattr(Thing, "more"), Thing.kept)


class Once:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name)

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("forgets", instance.__dict__.pop(self.name))


class Holder:
    value = Once()


holder = Holder()
holder.value = 5
print(holder.value)
del holder.value
print(holder.value)


class Alike:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        return True


class Twice(int):
    def __hash__(self):
        return hash(int(self))

    def __eq__(self, other):
        return int(self) == other


print(hash(Alike()) == hash("a"), {Alike(): 1}.get("a"), {"a": 2}[Alike()], {Twice(3): 4}[3], 3 in {Twice(3): 4}, {3: 5}[Twice(3)])


class Group(ExceptionGroup):
    def derive(self, exceptions):
        return Group(self.message, exceptions)


group = Group("both", [ValueError(1), TypeError(2)])
group.add_note("a note")
matching, rest = group.split(ValueError)
print(matching.__notes__, rest.__notes__, matching, rest)
try:
    quit(3)
except SystemExit as error:
    print("exit", error.code)


class Called:
    def __call__(self, *args):
        return args


bound = types.MethodType(Called(), 5)
print(bound(6), bound.__self__, type(bound) is types.MethodType)
