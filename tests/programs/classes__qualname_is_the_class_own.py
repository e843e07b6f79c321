# A class knows its qualified name; its instances do not answer for it.
import functools


class Shop:
    class Shelf:
        pass


print(Shop.Shelf.__qualname__, hasattr(Shop.Shelf(), "__qualname__"), "__qualname__" in Shop.__dict__)
print(Shop.Shelf.__name__, Shop.Shelf().__module__, hasattr(functools.partial(print), "__qualname__"))
try:
    Shop().__qualname__
except AttributeError as error:
    print(error)
