"""Which function answers which request."""

import _kernel
from fastapi._dependencies import Dependant
from fastapi.params import Depends
from starlette.requests import unquote
from starlette.responses import JSONResponse, Response


class APIRoute:
    def __init__(self, path, endpoint, methods, options):
        self.path = path
        self.endpoint = endpoint
        self.methods = methods
        self.name = options.get("name") or endpoint.__name__
        self.status_code = options.get("status_code")
        self.response_class = options.get("response_class") or options.get("default_response_class") or JSONResponse
        self.response_model = options.get("response_model", ...)
        self.dependencies = list(options.get("dependencies") or [])
        self.options = options
        self.parts = path.split("/")
        self.path_names = [part[1:-1].partition(":")[0] for part in self.parts if part.startswith("{")]
        if self.response_model is ...:
            self.response_model = (getattr(endpoint, "__annotations__", None) or {}).get("return")
        self.dependant = Dependant(endpoint, self.path_names)
        for number, depends in enumerate(self.dependencies):
            dependency = Dependant(depends.dependency, self.path_names, depends.use_cache)
            self.dependant.dependencies.insert(number, (None, dependency))
        self.streams = self.dependant.kind in ("generator", "asyncgen")
        self.item_model = None
        if self.streams:
            inner = getattr(self.response_model, "__args__", ())
            self.item_model = inner[0] if inner else None
            self.response_model = None
        self.body_fields = self.dependant.body_fields()
        self.embeds = len(self.body_fields) > 1 or any(field.embed for field in self.body_fields)

    def get_route_handler(self):
        from fastapi.applications import _run

        async def handle(request):
            return await _run(self, request, request.scope["stack"])

        return handle

    def validates(self):
        """Whether what the function returns is checked against a model: for `def` in the pool again."""
        model = self.response_model
        if model is None or (isinstance(model, type) and issubclass(model, Response)):
            return False
        kinds = getattr(model, "__args__", ())
        return not any(isinstance(kind, type) and issubclass(kind, Response) for kind in kinds)

    def match(self, path):
        """The values of the path's parameters, or `None`."""
        given = path.split("/")
        values = {}
        for index, part in enumerate(self.parts):
            if index >= len(given):
                return None
            if part.startswith("{") and part.endswith("}"):
                name, _, kind = part[1:-1].partition(":")
                if kind == "path":
                    values[name] = unquote("/".join(given[index:]))
                    return values
                if not given[index]:
                    return None
                values[name] = unquote(given[index])
            elif "{" in part:
                before, _, rest = part.partition("{")
                name, _, after = rest.partition("}")
                text = given[index]
                if not text.startswith(before) or not text.endswith(after) or len(text) <= len(before) + len(after):
                    return None
                values[name.partition(":")[0]] = unquote(text[len(before) : len(text) - len(after)])
            elif part != given[index]:
                return None
        return values if len(given) == len(self.parts) else None


class APIRouter:
    def __init__(self, *, prefix="", tags=None, dependencies=None, default_response_class=None, route_class=None, **options):
        self.prefix = prefix
        self.route_class = route_class or APIRoute
        self.default_response_class = default_response_class
        self.dependencies = list(dependencies or [])
        self.routes = []
        self.startup = []
        self.shutdown = []

    def add_api_route(self, path, endpoint, *, methods=None, **options):
        options["dependencies"] = self.dependencies + list(options.get("dependencies") or [])
        options.setdefault("default_response_class", self.default_response_class)
        methods = [method.upper() for method in methods or ["GET"]]
        self.routes.append(self.route_class(self.prefix + path, endpoint, methods, options))

    def api_route(self, path, *, methods=None, **options):
        def decorate(endpoint):
            self.add_api_route(path, endpoint, methods=methods, **options)
            return endpoint

        return decorate

    def get(self, path, **options):
        return self.api_route(path, methods=["GET"], **options)

    def post(self, path, **options):
        return self.api_route(path, methods=["POST"], **options)

    def put(self, path, **options):
        return self.api_route(path, methods=["PUT"], **options)

    def patch(self, path, **options):
        return self.api_route(path, methods=["PATCH"], **options)

    def delete(self, path, **options):
        return self.api_route(path, methods=["DELETE"], **options)

    def head(self, path, **options):
        return self.api_route(path, methods=["HEAD"], **options)

    def options(self, path, **options):
        return self.api_route(path, methods=["OPTIONS"], **options)

    def include_router(self, router, *, prefix="", tags=None, dependencies=None, **options):
        for route in router.routes:
            more = dict(route.options)
            more["dependencies"] = self.dependencies + list(dependencies or []) + route.dependencies
            path = self.prefix + prefix + route.path
            self.routes.append(type(route)(path, route.endpoint, route.methods, more))
        self.startup.extend(router.startup)
        self.shutdown.extend(router.shutdown)

    def on_event(self, event):
        def decorate(function):
            (self.startup if event == "startup" else self.shutdown).append(function)
            return function

        return decorate

    def add_event_handler(self, event, function):
        self.on_event(event)(function)

    def websocket(self, path, **options):
        return lambda function: function

    def url_path_for(self, name, /, **values):
        for route in self.routes:
            if route.name == name and set(values) == set(route.path_names):
                parts = []
                for part in route.parts:
                    if part.startswith("{"):
                        part = str(values[part[1:-1].partition(":")[0]])
                    parts.append(part)
                return "/".join(parts)
        raise LookupError(f'No route exists for name "{name}" and params "{", ".join(values)}".')


def find_route(routes, method, path):
    """The route and the values of its path parameters; or the status that answers instead."""
    status = 404
    for route in routes:
        values = route.match(path)
        if values is None:
            continue
        if method in route.methods:
            return route, values
        if status == 404:
            status = (405, ", ".join(route.methods))
    return None, status
