"""Which function or application answers which path."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.convertors import CONVERTOR_TYPES
from starlette.datastructures import URLPath
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
import _kernel


class NoMatchFound(Exception):
    def __init__(self, name, path_params):
        params = ", ".join(path_params)
        super().__init__(f'No route exists for name "{name}" and params "{params}".')


class Match:
    NONE, PARTIAL, FULL = range(3)


def request_response(function):
    """A function of a request as an application."""
    is_async = _kernel.call_kind(function) == "coroutine"

    async def app(scope, receive, send):
        request = Request(scope, receive, send)

        async def answered(scope, receive, send):
            response = await function(request) if is_async else await run_in_threadpool(function, request)
            await response(scope, receive, send)

        from starlette.middleware.exceptions import guarded

        await guarded(answered, scope, receive, send)

    return app


def compile_path(path):
    """A pattern, a format to make paths by, and what makes values of the parts of a path."""
    pattern, shape, convertors, at = "^", "", {}, 0
    for found in re.finditer("{([a-zA-Z_][a-zA-Z0-9_]*)(:[a-zA-Z_][a-zA-Z0-9_]*)?}", path):
        name, kind = found.group(1), (found.group(2) or ":str")[1:]
        if kind not in CONVERTOR_TYPES:
            raise AssertionError(f"Unknown path convertor '{kind}'")
        if name in convertors:
            raise ValueError(f"Duplicated param name {name} at path {path}")
        convertors[name] = CONVERTOR_TYPES[kind]
        pattern += re.escape(path[at : found.start()]) + f"(?P<{name}>{CONVERTOR_TYPES[kind].regex})"
        shape += path[at : found.start()] + "{" + name + "}"
        at = found.end()
    return re.compile(pattern + re.escape(path[at:]) + "$"), shape + path[at:], convertors


def _filled(shape, convertors, values):
    values = dict(values)
    for name in list(values):
        if "{" + name + "}" in shape:
            shape = shape.replace("{" + name + "}", convertors[name].to_string(values.pop(name)))
    return shape, values


def _path_in(scope):
    """The path below where the application is mounted."""
    path, root = scope["path"], scope.get("root_path", "")
    return path[len(root) :] if root and path.startswith(root) else path


class BaseRoute:
    async def __call__(self, scope, receive, send):
        match, more = self.matches(scope)
        if match == Match.NONE:
            if scope["type"] == "http":
                await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
            return
        scope.update(more)
        await self.handle(scope, receive, send)

    def _matched(self, scope):
        found = self.path_regex.match(_path_in(scope))
        if found is None:
            return None
        given = {name: self.param_convertors[name].convert(value) for name, value in found.groupdict().items()}
        return {**scope.get("path_params", {}), **given}


def _name_of(endpoint):
    return getattr(endpoint, "__name__", type(endpoint).__name__)


class Route(BaseRoute):
    def __init__(self, path, endpoint, *, methods=None, name=None, include_in_schema=True, middleware=None):
        if not path.startswith("/"):
            raise AssertionError("Routed paths must start with '/'")
        self.path = path
        self.endpoint = endpoint
        self.name = _name_of(endpoint) if name is None else name
        self.include_in_schema = include_in_schema
        inner = endpoint
        while hasattr(inner, "func"):
            inner = inner.func
        if isinstance(inner, type) or not (hasattr(inner, "__code__") or hasattr(inner, "__func__")):
            self.app = endpoint
        else:
            self.app = request_response(endpoint)
            methods = ["GET"] if methods is None else methods
        for one in reversed(list(middleware or [])):
            self.app = one.cls(self.app, *one.args, **one.kwargs)
        self.methods = None
        if methods is not None:
            self.methods = {method.upper() for method in methods}
            if "GET" in self.methods:
                self.methods.add("HEAD")
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)

    def matches(self, scope):
        values = self._matched(scope) if scope["type"] == "http" else None
        if values is None:
            return Match.NONE, {}
        more = {"endpoint": self.endpoint, "path_params": values}
        return (Match.PARTIAL if self.methods and scope["method"] not in self.methods else Match.FULL), more

    def url_path_for(self, name, /, **values):
        if name != self.name or set(values) != set(self.param_convertors):
            raise NoMatchFound(name, values)
        return URLPath(_filled(self.path_format, self.param_convertors, values)[0])

    async def handle(self, scope, receive, send):
        if self.methods and scope["method"] not in self.methods:
            headers = {"Allow": ", ".join(self.methods)}
            if "app" in scope:
                raise HTTPException(status_code=405, headers=headers)
            await PlainTextResponse("Method Not Allowed", status_code=405, headers=headers)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def __repr__(self):
        return f"Route(path={self.path!r}, name={self.name!r}, methods={sorted(self.methods or [])!r})"


class WebSocketRoute(BaseRoute):
    """A path that takes no requests: there are no websockets here."""

    def __init__(self, path, endpoint, *, name=None, middleware=None):
        self.path = path
        self.endpoint = endpoint
        self.name = _name_of(endpoint) if name is None else name
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)

    def matches(self, scope):
        return Match.NONE, {}

    url_path_for = Route.url_path_for


class Mount(BaseRoute):
    def __init__(self, path, app=None, routes=None, name=None, *, middleware=None):
        self.path = path.rstrip("/")
        self._own = app if app is not None else Router(routes=routes)
        self.app = self._own
        for one in reversed(list(middleware or [])):
            self.app = one.cls(self.app, *one.args, **one.kwargs)
        self.name = name
        self.path_regex, self.path_format, self.param_convertors = compile_path(self.path + "/{path:path}")

    @property
    def routes(self):
        return getattr(self._own, "routes", [])

    def matches(self, scope):
        values = self._matched(scope)
        if values is None:
            return Match.NONE, {}
        left = "/" + values.pop("path")
        path = _path_in(scope)
        below = path[: -len(left)] if left != "/" or path.endswith("/") else path
        root = scope.get("root_path", "")
        more = {"path_params": values, "app_root_path": scope.get("app_root_path", root)}
        return Match.FULL, {**more, "root_path": root + below, "endpoint": self.app}

    def url_path_for(self, name, /, **values):
        if self.name is not None and name == self.name and "path" in values:
            values["path"] = values["path"].lstrip("/")
            path, left = _filled(self.path_format, self.param_convertors, values)
            if not left:
                return URLPath(path)
        elif self.name is None or name.startswith(self.name + ":"):
            rest = name if self.name is None else name[len(self.name) + 1 :]
            given = values.get("path")
            path, left = _filled(self.path_format, self.param_convertors, {**values, "path": ""})
            if given is not None:
                left["path"] = given
            for route in self.routes or []:
                try:
                    return URLPath(path.rstrip("/") + str(route.url_path_for(rest, **left)))
                except NoMatchFound:
                    pass
        raise NoMatchFound(name, values)

    async def handle(self, scope, receive, send):
        await self.app(scope, receive, send)

    def __repr__(self):
        return f"Mount(path={self.path!r}, name={self.name or ''!r}, app={self.app!r})"


class Host(BaseRoute):
    def __init__(self, host, app, name=None):
        self.host = host
        self.app = app
        self.name = name
        self.path_regex, self.path_format, self.param_convertors = compile_path("/" + host)
        self.routes = getattr(app, "routes", [])

    def matches(self, scope):
        names = [value.decode() for name, value in scope.get("headers", ()) if name == b"host"]
        found = self.path_regex.match("/" + (names[0] if names else "").split(":")[0])
        if found is None:
            return Match.NONE, {}
        values = {name: self.param_convertors[name].convert(value) for name, value in found.groupdict().items()}
        return Match.FULL, {"path_params": {**scope.get("path_params", {}), **values}, "endpoint": self.app}

    def url_path_for(self, name, /, **values):
        for route in self.routes:
            try:
                return route.url_path_for(name.partition(":")[2] or name, **values)
            except NoMatchFound:
                pass
        raise NoMatchFound(name, values)

    async def handle(self, scope, receive, send):
        await self.app(scope, receive, send)


class Router:
    def __init__(self, routes=None, redirect_slashes=True, default=None, lifespan=None, *, middleware=None):
        self.routes = list(routes or [])
        self.redirect_slashes = redirect_slashes
        self.default = self.not_found if default is None else default
        self.lifespan = lifespan
        self.lifespan_manager = None
        self.startup, self.shutdown = [], []
        self.router = self
        self._stack = self._app
        for one in reversed(list(middleware or [])):
            self._stack = one.cls(self._stack, *one.args, **one.kwargs)

    async def not_found(self, scope, receive, send):
        if "app" in scope:
            raise HTTPException(status_code=404)
        await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)

    def url_path_for(self, name, /, **values):
        for route in self.routes:
            try:
                return route.url_path_for(name, **values)
            except NoMatchFound:
                pass
        raise NoMatchFound(name, values)

    def mount(self, path, app, name=None):
        self.routes.append(Mount(path, app=app, name=name))

    def host(self, host, app, name=None):
        self.routes.append(Host(host, app=app, name=name))

    def add_route(self, path, endpoint, methods=None, name=None, include_in_schema=True):
        self.routes.append(Route(path, endpoint, methods=methods, name=name))

    def add_websocket_route(self, path, endpoint, name=None):
        self.routes.append(WebSocketRoute(path, endpoint, name=name))

    async def __call__(self, scope, receive, send):
        await self._stack(scope, receive, send)

    async def _app(self, scope, receive, send):
        if scope["type"] != "http":
            raise NotImplementedError(f"there are no {scope['type']} connections in Tasklanes")
        scope.setdefault("router", self)
        partial = None
        for route in self.routes:
            match, more = route.matches(scope)
            if match == Match.FULL:
                scope.update(more)
                await route.handle(scope, receive, send)
                return
            if match == Match.PARTIAL and partial is None:
                partial = route, more
        if partial is not None:
            scope.update(partial[1])
            await partial[0].handle(scope, receive, send)
            return
        path = _path_in(scope)
        if self.redirect_slashes and path != "/":
            other = {**scope, "path": scope["path"].rstrip("/") if path.endswith("/") else scope["path"] + "/"}
            if any(route.matches(other)[0] != Match.NONE for route in self.routes):
                url = Request(scope, receive).url
                query = f"?{url.query}" if url.query else ""
                await RedirectResponse(f"http://{url.netloc}{other['path']}{query}")(scope, receive, send)
                return
        await self.default(scope, receive, send)
