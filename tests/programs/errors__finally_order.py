def trace(label, value=None):
    print(label, end=" ")
    return value


def nested():
    try:
        try:
            trace("body")
            raise ValueError("v")
        finally:
            trace("inner-finally")
    except ValueError:
        trace("except")
        try:
            return trace("return-value", "result")
        finally:
            trace("finally-in-except")
    finally:
        trace("outer-finally")


print(nested())


def loops():
    out = []
    for n in range(4):
        try:
            if n == 0:
                continue
            if n == 2:
                raise KeyError(n)
            if n == 3:
                break
            out.append(n)
        except KeyError as error:
            out.append(f"e{error}")
        else:
            out.append("else")
        finally:
            out.append(f"f{n}")
    return out


print(loops())


def swallow():
    for _ in range(1):
        try:
            raise ValueError
        finally:
            break
    return "swallowed"


print(swallow())


def replaced():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


try:
    replaced()
except KeyError as error:
    print(repr(error), repr(error.__context__))
