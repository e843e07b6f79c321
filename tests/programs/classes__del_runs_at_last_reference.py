class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


a = Noisy("a")
b = a
del a
print("still there")
b = None
print("after")


def local():
    Noisy("temporary")
    kept = Noisy("local")
    print("leaving")


local()
items = [Noisy("in list")]
items.clear()
print("end")
