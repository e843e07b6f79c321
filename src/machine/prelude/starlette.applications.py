"""An application: its routes, and what stands before them."""

import _kernel
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request, State
from starlette.responses import PlainTextResponse
from starlette.routing import Router


class Starlette:
    def __init__(
        self,
        debug=False,
        routes=None,
        middleware=None,
        exception_handlers=None,
        on_startup=None,
        on_shutdown=None,
        lifespan=None,
    ):
        self.debug = debug
        self.state = State()
        self.router = Router(routes)
        self.router.startup.extend(on_startup or [])
        self.router.shutdown.extend(on_shutdown or [])
        self.lifespan = lifespan
        self.lifespan_manager = None
        self.exception_handlers = dict(exception_handlers or {})
        self.user_middleware = list(middleware or [])
        self.middleware_stack = None

    @property
    def routes(self):
        return self.router.routes

    def url_path_for(self, name, /, **values):
        return self.router.url_path_for(name, **values)

    def build_middleware_stack(self):
        handlers = {kind: one for kind, one in self.exception_handlers.items() if kind not in (500, Exception)}
        app = ExceptionMiddleware(self.router, handlers)
        for one in reversed(self.user_middleware):
            app = one.cls(app, *one.args, **one.kwargs)
        return app

    async def __call__(self, scope, receive, send):
        scope["app"] = self
        if self.middleware_stack is None:
            self.middleware_stack = self.build_middleware_stack()
        begun = []

        async def noting(message):
            begun.append(message)
            await send(message)

        try:
            await self.middleware_stack(scope, receive, noting)
        except Exception as error:
            if not begun:
                handler = self.exception_handlers.get(500) or self.exception_handlers.get(Exception)
                response = PlainTextResponse("Internal Server Error", status_code=500)
                if handler is not None:
                    request = Request(scope, receive)
                    response = handler(request, error)
                    if _kernel.call_kind(handler) == "coroutine":
                        response = await response
                await response(scope, receive, noting)
            raise

    def mount(self, path, app, name=None):
        self.router.mount(path, app=app, name=name)

    def host(self, host, app, name=None):
        self.router.host(host, app=app, name=name)

    def add_middleware(self, middleware, *args, **kwargs):
        self.user_middleware.insert(0, Middleware(middleware, *args, **kwargs))

    def add_exception_handler(self, kind, handler):
        self.exception_handlers[kind] = handler

    def exception_handler(self, kind):
        def decorate(function):
            self.add_exception_handler(kind, function)
            return function

        return decorate

    def add_route(self, path, route, methods=None, name=None, include_in_schema=True):
        self.router.add_route(path, route, methods=methods, name=name)

    def add_websocket_route(self, path, route, name=None):
        self.router.add_websocket_route(path, route, name=name)
