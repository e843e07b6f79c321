try:
    raise ExceptionGroup("several", [ValueError("v"), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])
except* ValueError as group:
    print("values", group.exceptions)
except* (TypeError, KeyError) as group:
    print("others", repr(group))
try:
    try:
        raise ExceptionGroup("rest", [ValueError(1), OSError(2)])
    except* ValueError:
        print("handled ValueError")
except ExceptionGroup as group:
    print(group, group.exceptions, group.message)
try:
    raise ValueError("bare")
except* ValueError as group:
    print(repr(group))
try:
    print("nothing")
except* ValueError:
    print("never")
else:
    print("else")
finally:
    print("finally")
