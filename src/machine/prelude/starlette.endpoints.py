"""Applications as classes."""

import _kernel
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse


class HTTPEndpoint:
    def __init__(self, scope, receive, send):
        self.scope, self.receive, self.send = scope, receive, send
        self._allowed_methods = [
            method for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") if hasattr(self, method.lower())
        ]

    def __await__(self):
        return self.dispatch().__await__()

    async def dispatch(self):
        request = Request(self.scope, self.receive, self.send)
        name = "get" if request.method == "HEAD" and not hasattr(self, "head") else request.method.lower()
        handler = getattr(self, name, self.method_not_allowed)

        async def answered(scope, receive, send):
            is_async = _kernel.call_kind(handler) == "coroutine"
            response = await handler(request) if is_async else await run_in_threadpool(handler, request)
            await response(scope, receive, send)

        from starlette.middleware.exceptions import guarded

        await guarded(answered, self.scope, self.receive, self.send)

    async def method_not_allowed(self, request):
        headers = {"Allow": ", ".join(self._allowed_methods)}
        if "app" in self.scope:
            raise HTTPException(status_code=405, headers=headers)
        return PlainTextResponse("Method Not Allowed", status_code=405, headers=headers)


class WebSocketEndpoint:
    """There are no websockets here."""

    encoding = None

    def __init__(self, scope, receive, send):
        raise NotImplementedError("there are no websockets in Tasklanes")
