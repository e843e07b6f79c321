# `except*`: each clause gets the part of the group that it names; what nobody takes goes on.
def attempt(label, error, body):
    try:
        body(error)
        print(label, "passed")
    except BaseException as left:
        print(label, "left", show(left))


def show(error):
    if isinstance(error, BaseExceptionGroup):
        return f"{type(error).__name__}({error.message!r}, {[show(inner) for inner in error.exceptions]})"
    return repr(error)


def two_clauses(error):
    try:
        raise error
    except* ValueError as group:
        print("  values", show(group))
    except* (TypeError, KeyError) as group:
        print("  others", show(group))
    else:
        print("  nothing")
    finally:
        print("  finally")


group = ExceptionGroup("all", [ValueError(1), TypeError("a"), ExceptionGroup("inner", [ValueError(2), OSError("b")])])
attempt("mixed", group, two_clauses)
attempt("taken", ExceptionGroup("g", [KeyError("k"), ValueError(3)]), two_clauses)
attempt("naked", ValueError("alone"), two_clauses)
attempt("foreign", OSError("alone"), two_clauses)
attempt("base", BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(4)]), two_clauses)


def no_error(error):
    try:
        pass
    except* ValueError:
        print("never")
    else:
        print("  else")


attempt("none", None, no_error)


def raises_again(error):
    try:
        raise error
    except* ValueError:
        raise
    except* TypeError as group:
        raise RuntimeError("new") from group


attempt("again", ExceptionGroup("g", [ValueError(1), OSError(2)]), raises_again)
attempt("new", ExceptionGroup("g", [TypeError(1)]), raises_again)
attempt("both", ExceptionGroup("g", [TypeError(1), ValueError(2), OSError(3)]), raises_again)


def in_loop(error):
    for number in range(3):
        try:
            if number == 1:
                raise ExceptionGroup("loop", [ValueError(number)])
        except* ValueError as group:
            for inner in group.exceptions:
                if inner.args == (1,):
                    print("  broke")
                    break
        print("  turn", number)


attempt("loop", None, in_loop)


def wrong_class(error):
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        print("never")


try:
    wrong_class(None)
except TypeError as error:
    print(error)


def unbound():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as name:
        pass
    try:
        print(name)
    except UnboundLocalError as error:
        print(type(error).__name__)


unbound()
