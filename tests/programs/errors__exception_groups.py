try:
    raise ExceptionGroup("several", [ValueError("v"), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])
except ExceptionGroup as group:
    print(group, "|", group.message, "|", group.exceptions)
    for error in group.exceptions:
        print(type(error).__name__, error)
group = ExceptionGroup("g", [ValueError("a"), KeyError("b")])
print(repr(group), repr(group.subgroup(ValueError)), group.subgroup(OSError))
print(group.split(KeyError))
print(isinstance(group, Exception), isinstance(BaseExceptionGroup("b", [KeyboardInterrupt()]), Exception))
try:
    raise group from ValueError("cause")
except ExceptionGroup as caught:
    print(caught is group, repr(caught.__cause__))
for bad in (lambda: ExceptionGroup("empty", []), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
