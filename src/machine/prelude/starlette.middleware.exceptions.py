"""Errors that become answers."""

import _kernel
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response


def http_exception(request, error):
    if error.status_code in (204, 304):
        return Response(status_code=error.status_code, headers=error.headers)
    return PlainTextResponse(error.detail, status_code=error.status_code, headers=error.headers)


def handler_for(handlers, error):
    if isinstance(error, HTTPException) and error.status_code in handlers:
        return handlers[error.status_code]
    return next((handlers[kind] for kind in type(error).__mro__ if kind in handlers), None)


async def guarded(app, scope, receive, send):
    """Calls an application; an error for which there is a handler becomes its answer."""
    handlers = scope.get("tasklanes.handlers", {})
    begun = []

    async def noting(message):
        begun.append(message)
        await send(message)

    try:
        await app(scope, receive, noting)
    except Exception as error:
        handler = handler_for(handlers, error)
        if handler is None:
            raise
        if begun:
            raise RuntimeError("Caught handled exception, but response already started.") from error
        request = Request(scope, receive, send)
        if _kernel.call_kind(handler) == "coroutine":
            response = await handler(request, error)
        else:
            response = await run_in_threadpool(handler, request, error)
        await response(scope, receive, noting)


class ExceptionMiddleware:
    def __init__(self, app, handlers=None, debug=False):
        self.app = app
        self.handlers = {HTTPException: http_exception, **dict(handlers or {})}

    def add_exception_handler(self, kind, handler):
        self.handlers[kind] = handler

    async def __call__(self, scope, receive, send):
        scope["tasklanes.handlers"] = self.handlers
        await guarded(self.app, scope, receive, send)
