"""Where a program is: the stack as text and as values."""

import inspect
import sys
import traceback

HERE = __file__.removesuffix("traceback__where_it_is.py")


def say(text):
    print(str(text).replace(HERE, "") if HERE else text)


def inner():
    traceback.print_stack(limit=2)
    print([(each.name, each.lineno, each.line) for each in traceback.extract_stack()])
    say("".join(traceback.format_stack()[-1:]))
    print(sys._getframe().f_code.co_name, sys._getframe().f_lineno, sys._getframe().f_back.f_code.co_name)
    print([each.function for each in inspect.stack()], inspect.currentframe().f_code.co_firstlineno)
    print(inspect.stack()[1].code_context, sys._getframe(1).f_lineno)
    try:
        sys._getframe(10)
    except ValueError as error:
        print(error)


def outer():
    inner()


outer()


def fails():
    return 1 / 0


try:
    fails()
except ZeroDivisionError as error:
    say("".join(traceback.format_tb(error.__traceback__)))
    say([tuple(each) for each in traceback.extract_tb(error.__traceback__)])
    kept = traceback.TracebackException.from_exception(error)
    say("".join(kept.format()))
    print("".join(kept.format_exception_only()), end="")
    traceback.print_tb(error.__traceback__, limit=1)


class Wrapped(Exception):
    pass


try:
    try:
        fails()
    except ZeroDivisionError as error:
        tb = error.__traceback__
        print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next, tb.tb_next.tb_frame.f_code.co_name)
        raise Wrapped("with another's places").with_traceback(tb) from None
except Wrapped as error:
    print([line.lineno for line in traceback.extract_tb(error.__traceback__)], type(error.__traceback__).__name__)
    print([lineno for _, lineno in traceback.walk_tb(sys.exc_info()[2])])
print(Wrapped("never raised").__traceback__)
