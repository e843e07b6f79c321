"""Middleware as a method: `dispatch(request, call_next)`."""


class BaseHTTPMiddleware:
    def __init__(self, app, dispatch=None):
        self.app = app
        if dispatch is not None:
            self.dispatch = dispatch

    async def dispatch(self, request, call_next):
        raise NotImplementedError

    async def __call__(self, scope, receive, send):
        from starlette._asgi import respond_by
        from starlette.requests import Request

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def call_next(request):
            answer = await respond_by(self.app, request, request.scope)
            if answer.error is not None:
                raise answer.error
            return answer

        request = Request(scope, receive, send)
        response = await self.dispatch(request, call_next)
        await response(scope, receive, send)


RequestResponseEndpoint = object
