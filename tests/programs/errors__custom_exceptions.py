class AppError(Exception):
    pass


class NotFound(AppError):
    def __init__(self, name, code=404):
        super().__init__(f"{name} not found")
        self.name = name
        self.code = code


class Quiet(Exception):
    def __str__(self):
        return "quiet text"


for error in (AppError("plain"), NotFound("page"), Quiet(1), AppError(), AppError(1, "two")):
    try:
        raise error
    except NotFound as found:
        print(found, found.name, found.code, found.args)
    except AppError as other:
        print("AppError", other, other.args, repr(other))
    except Exception as rest:
        print("Exception", rest, repr(rest))
try:
    raise AppError
except AppError as error:
    print(repr(error), isinstance(error, Exception))
