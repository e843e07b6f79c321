def attempt(value):
    try:
        result = 10 / value
    except ZeroDivisionError as error:
        print("caught", error)
        return "none"
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    else:
        print("fine")
        return result
    finally:
        print("finally")
    return "after"


for value in (2, 0, "x"):
    print(attempt(value))


def override():
    try:
        return 1
    finally:
        return 2


def loop():
    for n in range(3):
        try:
            if n == 1:
                continue
            if n == 2:
                break
        finally:
            print("n", n)


print(override())
loop()
try:
    try:
        raise KeyError("inner")
    finally:
        print("cleanup")
except KeyError as error:
    print("outer", error, error.args)
