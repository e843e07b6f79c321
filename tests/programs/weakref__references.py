"""References that do not keep their object alive, and what is built on them."""
import weakref


class Dish:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Dish({self.name!r})"

    def cook(self):
        return f"{self.name} is cooked"

    def __del__(self):
        print("   gone:", self.name)


def gone(reference):
    print("   called back, now", reference())


soup = Dish("soup")
weak = weakref.ref(soup)
print(weak(), weak() is soup, weakref.ref(soup) is weak, isinstance(weak, weakref.ReferenceType))
print(weakref.getweakrefcount(soup), weakref.getweakrefs(soup) == [weak])
watched = weakref.ref(soup, gone)
later = weakref.ref(soup, lambda reference: print("   the later one comes first"))
print(weakref.getweakrefcount(soup), watched == weak, hash(watched) == hash(soup), vars(soup))
del soup
print(weak(), watched(), watched.__callback__)

print("-- values")
menu = weakref.WeakValueDictionary()
rice, tea = Dish("rice"), Dish("tea")
menu["r"] = rice
menu["t"] = tea
print(len(menu), sorted(menu), "r" in menu, menu["r"], menu.get("x", "none"))
del rice
print(len(menu), list(menu.items()), "r" in menu)
try:
    menu["r"]
except KeyError as error:
    print("KeyError", error)

print("-- keys")
prices = weakref.WeakKeyDictionary()
bread = Dish("bread")
prices[tea] = 3
prices[bread] = 2
print(len(prices), prices[tea], bread in prices, list(prices.values()))
del bread
print(len(prices), list(prices.items()))

print("-- sets")
served = weakref.WeakSet()
cake = Dish("cake")
served.add(tea)
served.add(cake)
served.add(tea)
print(len(served), cake in served, 5 in served)
del cake
print(len(served), list(served))

print("-- proxies")
stand_in = weakref.proxy(tea)
print(stand_in.name, stand_in.cook(), str(stand_in))
stand_in.name = "green tea"
print(tea.name)
method = weakref.WeakMethod(tea.cook)
print(method()(), method() == tea.cook)

print("-- finalizers")
end = weakref.finalize(tea, print, "   finalized", "tea")
print(end.alive, end.peek()[1] is print)
del tea
print(end.alive, end(), method(), len(prices), len(menu), len(served))
try:
    stand_in.name
except ReferenceError as error:
    print("ReferenceError:", error)

cake = Dish("second cake")
detached = weakref.finalize(cake, print, "never")
print(detached.detach()[2:], detached.alive)
at_end = weakref.finalize(cake, print, "   at the end of the program")

for thing in (5, "text", [1], (1,), None, {}):
    try:
        weakref.ref(thing)
    except TypeError as error:
        print(error)
print(weakref.ref({1, 2} and Dish)() is Dish, weakref.ref(gone)() is gone)


class Cache:
    """Makes a thing once, as long as somebody uses it."""

    made = weakref.WeakValueDictionary()

    def __new__(cls, name):
        thing = cls.made.get(name)
        if thing is None:
            thing = cls.made[name] = super().__new__(cls)
            print("   made", name)
        return thing


a, b = Cache("a"), Cache("a")
print(a is b)
del a, b
c = Cache("a")
