# What a program can learn of an exception's way, and how it prints it.
import sys
import traceback


def outer():
    return inner()


def inner():
    return [][1]


try:
    outer()
except IndexError as error:
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value is error, type(trace).__name__)
    print(trace.tb_lineno, trace.tb_frame.f_code.co_name, trace.tb_next.tb_next.tb_lineno, trace.tb_next.tb_next.tb_next)
    for entry in traceback.extract_tb(trace):
        print(entry.name, entry.lineno, entry.line, entry[3] == entry.line)
    print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(trace)])
    print(repr(traceback.extract_tb(trace)[0]).split(",")[1])
    made = traceback.TracebackException.from_exception(error)
    print(made.exc_type.__name__, str(made), len(made.stack), list(made.format_exception_only()))

print(traceback.format_list([("spam.py", 3, "<module>", "spam.eggs()"), ("eggs.py", 42, "eggs", None)]))
print(traceback.format_exception_only(IndexError, IndexError("out of range")))
