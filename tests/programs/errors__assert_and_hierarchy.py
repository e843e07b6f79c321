try:
    assert 1 == 2, "not equal"
except AssertionError as error:
    print("AssertionError:", error)
try:
    assert []
except AssertionError as error:
    print(repr(error))
assert True
print(issubclass(KeyError, LookupError), issubclass(IndexError, LookupError), issubclass(ZeroDivisionError, ArithmeticError))
print(issubclass(FileNotFoundError, OSError), issubclass(ModuleNotFoundError, ImportError), issubclass(RecursionError, RuntimeError))
print(issubclass(KeyboardInterrupt, Exception), issubclass(Exception, BaseException), issubclass(TimeoutError, OSError))
for error in (LookupError, ArithmeticError, Exception):
    try:
        [][0]
    except error as caught:
        print(error.__name__, "catches", type(caught).__name__)
    except Exception:
        print(error.__name__, "does not")
def deep():
    return deep()
try:
    deep()
except RecursionError as error:
    print(error)
