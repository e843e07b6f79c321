try:
    raise ValueError("a", 2)
except ValueError as error:
    print(error, error.args, repr(error), str(error))
try:
    {}["k"]
except KeyError as error:
    print(error, str(error), error.args, repr(error))
for error in (ValueError(), ValueError(""), ValueError("x"), ValueError(1), KeyError("k"), KeyError(), OSError(2, "nope"), StopIteration(5)):
    print(repr(error), "|", str(error), "|", error.args)


class WithField(Exception):
    def __init__(self, code):
        self.code = code


error = WithField(7)
print(error.code, error.args, repr(error), str(error))
error = ValueError("noted")
error.add_note("a note")
print(error.__notes__)
print(ValueError("a") == ValueError("a"), isinstance(error, ValueError), type(error).__mro__[1].__name__)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
try:
    try:
        pass
    except 5:
        pass
    raise IndexError
except (KeyError, IndexError) as error:
    print(repr(error), error.__traceback__ is not None)
