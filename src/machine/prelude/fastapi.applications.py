"""An application, and how it answers a request."""

import _kernel
import json
from contextlib import AsyncExitStack
from _convert import convert_any, mistake
from fastapi._dependencies import Solving, solve
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import HTTPException, RequestValidationError, ResponseValidationError
from fastapi.routing import APIRoute, APIRouter, find_route
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request, State
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

# What a request costs CPython beyond what is interpreted here, in nanoseconds.
_REQUEST = 140_000


class FastAPI:
    def __init__(
        self,
        *,
        title="FastAPI",
        debug=False,
        lifespan=None,
        dependencies=None,
        version="0.1.0",
        description="",
        exception_handlers=None,
        middleware=None,
        on_startup=None,
        on_shutdown=None,
        default_response_class=None,
        redirect_slashes=True,
        root_path="",
        **options,
    ):
        self.title = title
        self.version = version
        self.description = description
        self.debug = debug
        self.root_path = root_path
        self.redirect_slashes = redirect_slashes
        self.router = APIRouter(dependencies=dependencies, default_response_class=default_response_class)
        self.router.startup.extend(on_startup or [])
        self.router.shutdown.extend(on_shutdown or [])
        self.mounts = []
        self.extra = options
        self.state = State()
        self.dependency_overrides = {}
        self.exception_handlers = dict(exception_handlers or {})
        self.middlewares = []
        self.lifespan = lifespan
        self.lifespan_manager = None
        self.add_api_route = self.router.add_api_route
        self.api_route = self.router.api_route
        self.get = self.router.get
        self.post = self.router.post
        self.put = self.router.put
        self.patch = self.router.patch
        self.delete = self.router.delete
        self.head = self.router.head
        self.options = self.router.options
        self.include_router = self.router.include_router
        self.on_event = self.router.on_event
        self.add_event_handler = self.router.add_event_handler
        self.url_path_for = self.router.url_path_for
        for one in middleware or []:
            self.add_middleware(one.cls, **one.kwargs)

    @property
    def routes(self):
        return self.router.routes

    async def __call__(self, scope, receive, send):
        """A request without a server: from and to whoever calls it."""
        if scope["type"] != "http":
            raise NotImplementedError(f"ASGI messages of the type {scope['type']}")
        _kernel.spend(_REQUEST)
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        query = scope.get("query_string", b"").decode()
        headers = [(name.decode(), value.decode()) for name, value in scope.get("headers", ())]
        request = Request(self, None, scope["method"], scope["path"], query, body.decode(), headers)
        async with AsyncExitStack() as stack:
            response = await _response_to(self, request, stack)
            body = (await response.text()).encode()
            headers = [(name.lower().encode(), str(value).encode()) for name, value in response.headers.items()]
            headers.append((b"content-length", str(len(body)).encode()))
            if response.media_type is not None:
                headers.append((b"content-type", response.media_type.encode()))
            await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
            await send({"type": "http.response.body", "body": body, "more_body": False})
            if response.background is not None:
                await response.background()

    def exception_handler(self, kind):
        def decorate(function):
            self.exception_handlers[kind] = function
            return function

        return decorate

    def add_exception_handler(self, kind, function):
        self.exception_handlers[kind] = function

    def middleware(self, kind):
        def decorate(function):
            self.middlewares.append(function)
            return function

        return decorate

    def add_middleware(self, middleware, *args, **options):
        dispatch = options.pop("dispatch", None)
        if dispatch is not None:
            self.middlewares.append(dispatch)
        elif hasattr(middleware, "dispatch"):
            self.middlewares.append(middleware(self, *args, **options).dispatch)
        elif not getattr(middleware, "changes_nothing", False):
            from starlette._asgi import as_dispatch

            self.middlewares.append(as_dispatch(lambda app: middleware(app, *args, **options)))

    def mount(self, path, app, name=None):
        self.mounts.append((path.rstrip("/"), app))

    def websocket(self, path, **options):
        return lambda function: function

    def openapi(self):
        raise NotImplementedError("there is no OpenAPI schema in Tasklanes")

    async def _serve(self, request, raises=False):
        """The response to a request, and its text; what it leaves behind is done when this returns."""
        async with AsyncExitStack() as stack:
            response = await _response_to(self, request, stack, raises)
            text = await response.text()
            if response.background is not None:
                await response.background()
        return response, text


async def _serve_startup(app):
    if not hasattr(app, "lifespan_manager"):
        return
    if app.lifespan is not None:
        manager = app.lifespan(app)
        if not hasattr(manager, "__aenter__"):
            from contextlib import asynccontextmanager

            manager = asynccontextmanager(app.lifespan)(app)
        app.lifespan_manager = manager
        state = await manager.__aenter__()
        if isinstance(state, dict):
            app.lifespan_state = state
        return
    for function in app.router.startup:
        await _call(function)


async def _serve_shutdown(app):
    if not hasattr(app, "lifespan_manager"):
        return
    if app.lifespan_manager is not None:
        await app.lifespan_manager.__aexit__(None, None, None)
        return
    for function in app.router.shutdown:
        await _call(function)


async def _call(function):
    result = function()
    if _kernel.call_kind(function) == "coroutine":
        await result


async def _serve_request(app, number, method, target, body):
    """One request from its arrival to the end of its background tasks."""
    path, _, query = target.partition("?")
    request = Request(app, number, method, path, query, body)
    state = getattr(app, "lifespan_state", None)
    if state is not None:
        request.state = State(dict(state))
    try:
        # Dependencies that were entered are left last of all.
        async with AsyncExitStack() as stack:
            response = await _answer_of(app, request, stack)
            await _respond(number, response)
            if response.background is not None:
                _kernel.note_phase(number, "background")
                await response.background()
    except Exception as error:
        _write_down(error)
    # The two know each other, and nobody else would ever drop them.
    request.scope.pop("request", None)


async def _answer_of(app, request, stack):
    if isinstance(app, FastAPI):
        return await _response_to(app, request, stack)
    from starlette._asgi import answer_of

    return await answer_of(app, request)


async def _response_to(app, request, stack, raises=False):
    try:
        return await _through_middlewares(app, request, stack, len(app.middlewares))
    except Exception as error:
        if raises:
            raise
        handler = _handler_for(app, error) or app.exception_handlers.get(500)
        if handler is not None:
            return await _handled(handler, request, error)
        if request.number is not None:
            _write_down(error)
        return PlainTextResponse("Internal Server Error", 500)


def _write_down(error):
    import traceback

    _kernel.write(2, "ERROR:    Exception in ASGI application\n" + "".join(traceback.format_exception(error)))


async def _respond(number, response):
    body = await response.text()
    _kernel.respond(number, response.status_code, body)


async def _through_middlewares(app, request, stack, left):
    if left == 0:
        return await _answer(app, request, stack)

    async def call_next(request):
        return await _through_middlewares(app, request, stack, left - 1)

    return await app.middlewares[left - 1](request, call_next)


async def _answer(app, request, stack):
    try:
        return await _route(app, request, stack)
    except HTTPException as error:
        handler = _handler_for(app, error)
        if handler is not None:
            return await _handled(handler, request, error)
        if error.status_code in (204, 304):
            return Response(status_code=error.status_code, headers=error.headers)
        return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
    except RequestValidationError as error:
        handler = _handler_for(app, error)
        if handler is not None:
            return await _handled(handler, request, error)
        return JSONResponse({"detail": jsonable_encoder(error.errors())}, 422)
    except Exception as error:
        handler = _handler_for(app, error)
        if handler is None:
            raise
        return await _handled(handler, request, error)


def _handler_for(app, error):
    if isinstance(error, HTTPException) and error.status_code in app.exception_handlers:
        return app.exception_handlers[error.status_code]
    for kind in type(error).__mro__:
        if kind in app.exception_handlers:
            return app.exception_handlers[kind]
    return None


async def _handled(handler, request, error):
    if _kernel.call_kind(handler) == "coroutine":
        return await handler(request, error)
    return await run_in_threadpool(handler, request, error)


async def _route(app, request, stack):
    response = await _routed(app, request, stack)
    if hasattr(response, "prepare"):
        await response.prepare()
    return response


async def _routed(app, request, stack):
    path = request.url.path
    for prefix, mounted in app.mounts:
        if path == prefix or path.startswith(prefix + "/"):
            return await _mounted(mounted, prefix, request, stack)
    route, values = find_route(app.router.routes, request.method, path)
    if route is None:
        if values == 404 and path != "/":
            other = path[:-1] if path.endswith("/") else path + "/"
            if find_route(app.router.routes, request.method, other)[0] is not None:
                query = f"?{request.url.query}" if request.url.query else ""
                return RedirectResponse(f"http://{request.url.netloc}{other}{query}")
        if values == 404:
            raise HTTPException(404)
        raise HTTPException(values[0], headers={"Allow": values[1]})
    request.path_params = request.scope["path_params"] = values
    request.scope["route"] = route
    if type(route).get_route_handler is not APIRoute.get_route_handler:
        request.scope["stack"] = stack
        return await route.get_route_handler()(request)
    return await _run(route, request, stack)


async def _run(route, request, stack):
    """What a route makes of a request: its parameters, its dependencies, its function."""
    body, has_body = None, False
    if route.body_fields and request._body and any(field.is_form for field in route.body_fields):
        form = await request.form()
        has_body = True
        body = {name: form[name] for name in form}
        for field in route.body_fields:
            if field.is_list and field.alias in body:
                body[field.alias] = form.getlist(field.alias)
    elif route.body_fields and request._body:
        has_body = True
        try:
            body = json.loads(request._body)
        except json.JSONDecodeError as error:
            errors = []
            words = {"error": error.msg}
            mistake(errors, "json_invalid", ("body", error.pos), "JSON decode error", {}, words)
            raise RequestValidationError(errors, body=request._body)
    async with AsyncExitStack() as inner:
        # What a dependency raises while it is left for an error of the handler becomes the answer.
        dependencies = _Dependencies(stack, inner)
        solving = Solving(request, body, has_body, route.embeds, dependencies)
        arguments = await solve(route.dependant, solving)
        arguments.pop(None, None)
        if solving.errors:
            raise RequestValidationError(solving.errors, body=body)
        if route.streams:
            from fastapi.sse import streamed

            result = streamed(route, route.endpoint(**arguments))
        elif route.dependant.kind == "coroutine":
            result = await route.endpoint(**arguments)
        else:
            result = await run_in_threadpool(route.endpoint, **arguments)
        response = await _as_response(route, result, solving)
        # All went well: they are left when the answer is out.
        stack.push_async_exit(inner.pop_all())
    return response


async def _mounted(app, prefix, request, stack):
    inner = Request(
        app,
        request.number,
        request.method,
        request.url.path[len(prefix) :] or "/",
        request.url.query,
        request._body,
        request.headers,
    )
    inner.scope["root_path"] = request.scope["root_path"] + prefix
    if hasattr(app, "_answer"):
        return await app._answer(inner)
    if not isinstance(app, FastAPI):
        from starlette._asgi import respond_by

        inner.scope["path"] = request.url.path
        return await respond_by(app, inner)
    return await _response_to(app, inner, stack, True)


class _Dependencies:
    def __init__(self, outer, inner):
        self.enter_async_context = inner.enter_async_context


async def _as_response(route, result, solving):
    if isinstance(result, Response):
        if result.background is None:
            result.background = solving.background
        if solving.response is not None:
            for name, value in solving.response.headers.items():
                result.headers.append(name, value)
        return result
    if route.validates():
        if route.dependant.kind == "coroutine":
            result = _validated(route.response_model, result)
        else:
            result = await run_in_threadpool(_validated, route.response_model, result)
    status = route.status_code or (307 if issubclass(route.response_class, RedirectResponse) else 200)
    if solving.response is not None and solving.response.status_code:
        status = solving.response.status_code
    if status in (204, 304):
        response = Response(status_code=status)
    else:
        response = route.response_class(_encoded(route, result), status)
    response.background = solving.background
    if solving.response is not None:
        for name, value in solving.response.headers.items():
            response.headers.append(name, value)
    return response


def _encoded(route, result):
    if not issubclass(route.response_class, JSONResponse) and isinstance(result, (str, bytes)):
        return result
    options = route.options
    return jsonable_encoder(
        result,
        include=options.get("response_model_include"),
        exclude=options.get("response_model_exclude"),
        by_alias=options.get("response_model_by_alias", True),
        exclude_unset=options.get("response_model_exclude_unset", False),
        exclude_defaults=options.get("response_model_exclude_defaults", False),
        exclude_none=options.get("response_model_exclude_none", False),
    )


def _validated(model, result):
    """What the function returned, as the response model has it."""
    errors = []
    value = convert_any(_raw(result, model), model, errors, ("response",))
    if errors:
        raise ResponseValidationError(errors, body=result)
    return value


def _raw(result, model):
    """A model of another class as a dict, so that only what the response model has is kept."""
    if isinstance(result, list):
        return [_raw(item, None) for item in result]
    if isinstance(result, dict):
        return {key: _raw(item, None) for key, item in result.items()}
    if hasattr(result, "model_fields") and type(result) is not model:
        return result.model_dump(by_alias=True, exclude_unset=True)
    if hasattr(result, "__dataclass_fields__") and type(result) is not model:
        return {name: _raw(getattr(result, name), None) for name in result.__dataclass_fields__}
    return result
