try:
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("no such setting") from error
except ValueError as error:
    print(repr(error), repr(error.__cause__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("while handling")
except RuntimeError as error:
    print(repr(error.__cause__), repr(error.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("hidden") from None
except RuntimeError as error:
    print(error.__cause__, error.__suppress_context__)
try:
    try:
        int("x")
    except ValueError:
        print("again")
        raise
except ValueError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
