class Proxy:
    kind = "proxy"

    def __init__(self):
        self.data = {"a": 1}

    def __getattr__(self, name):
        if name in self.data:
            return self.data[name]
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        if name.startswith("_"):
            raise AttributeError("private")
        super().__setattr__(name, value)


proxy = Proxy()
print(proxy.a, proxy.kind, getattr(proxy, "b", "default"), hasattr(proxy, "zz"))
try:
    proxy.missing
except AttributeError as error:
    print(error)
try:
    proxy._x = 1
except AttributeError as error:
    print(error)
proxy.kind = "changed"
print(proxy.kind, Proxy.kind)


class Slots:
    __slots__ = ("x",)


class Counter:
    instances = 0

    def __init__(self):
        Counter.instances += 1
        self.__secret = 42

    def secret(self):
        return self.__secret


c = Counter()
print(c.secret(), hasattr(c, "__secret"), c._Counter__secret, Counter.instances)
try:
    del c.nothing
except AttributeError as error:
    print(error)
