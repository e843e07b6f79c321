"""Errors that are answers."""

from starlette.exceptions import HTTPException


class ValidationException(Exception):
    def __init__(self, errors, *, body=None):
        super().__init__(errors)
        self._errors = [{**error, "loc": tuple(error["loc"])} for error in errors]
        self.body = body

    def errors(self):
        return self._errors

    def __str__(self):
        count = len(self._errors)
        lines = [f"{count} validation error{'' if count == 1 else 's'}:"]
        return "\n".join(lines + [f"  {error}" for error in self._errors])


class RequestValidationError(ValidationException):
    pass


class ResponseValidationError(ValidationException):
    pass


class FastAPIError(RuntimeError):
    pass


class WebSocketException(Exception):
    def __init__(self, code, reason=None):
        self.code = code
        self.reason = reason or ""
