"""What a function needs, read from its signature, and how a request gives it."""

import _kernel
from contextlib import asynccontextmanager, contextmanager
from fastapi.params import Body, Depends, Param, Path, Query
from _workers import CapacityLimiter, run_sync
from starlette.background import BackgroundTasks
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response


class Dependant:
    """A function with what it needs: values from the request, other dependencies, and special objects."""

    def __init__(self, call, path_names, use_cache=True):
        self.call = call
        self.use_cache = use_cache
        self.kind = _kernel.call_kind(call)
        self.dependencies = []
        self.fields = []
        self.specials = []
        for name, kind, has_default, default, annotation in _signature(call):
            if kind not in ("positional", "keyword"):
                continue
            annotation, marks = _split(annotation)
            mark = default if isinstance(default, (Depends, Param)) else None
            for other in marks:
                if mark is None and isinstance(other, (Depends, Param)):
                    mark = other
            if isinstance(mark, Depends):
                inner = mark.dependency if mark.dependency is not None else annotation
                self.dependencies.append((name, Dependant(inner, path_names, mark.use_cache)))
            elif annotation in (Request, BackgroundTasks, Response):
                self.specials.append((name, annotation))
            else:
                if isinstance(mark, Param) and default is not mark and has_default:
                    mark_default = default
                elif isinstance(mark, Param):
                    mark_default = mark.default
                else:
                    mark_default = default if has_default else ...
                self.fields.append(Field(name, annotation, mark, mark_default, name in path_names))

    def body_fields(self):
        fields = [field for field in self.fields if field.place == "body"]
        for _, dependency in self.dependencies:
            fields.extend(dependency.body_fields())
        return fields


def _signature(call):
    parameters = _kernel.parameters(call)
    if isinstance(call, type):
        init = _kernel.lookup(call, "__init__")
        return _kernel.parameters(init)[1:] if init is not None else ()
    if not parameters and _kernel.code_kind(call) == "other":
        method = _kernel.special(call, "__call__")
        if method is not None:
            return _kernel.parameters(method)
    return parameters


def _split(annotation):
    """An annotation without `Annotated`, and what was said besides."""
    if getattr(annotation, "_name", None) == "Annotated":
        return annotation.__args__[0], annotation.__args__[1:]
    return annotation, ()


class Field:
    """A value that comes with the request."""

    def __init__(self, name, annotation, mark, default, is_in_path):
        self.name = name
        self.default = default
        self.factory = mark.default_factory if mark is not None else None
        self.constraints = mark.constraints if mark is not None else {}
        self.embed = mark.embed if mark is not None else None
        self.kinds, self.is_optional = _kinds(annotation)
        self.alias = mark.alias if mark is not None and mark.alias else name
        if is_in_path:
            self.place = "path"
        elif mark is not None:
            self.place = mark.place
        else:
            self.place = "body" if any(_is_body(kind) for kind in self.kinds) else "query"
        if self.place == "header" and (mark is None or not mark.alias):
            self.alias = name.replace("_", "-")
        self.is_list = any(_origin(kind) in (list, set, tuple) for kind in self.kinds) and self.place != "body"

    def is_required(self):
        return self.default is ... and self.factory is None

    def make_default(self):
        return self.factory() if self.factory is not None else self.default

    def convert(self, value, errors, location):
        failures = []
        for kind in self.kinds or (str if self.place != "body" else None,):
            mistakes = []
            result = convert(value, kind, mistakes, location)
            if not mistakes:
                check(result, self.constraints, mistakes, location)
            if not mistakes:
                return result
            failures.extend(mistakes)
        errors.extend(failures[:1] if len(self.kinds) <= 1 else failures)
        return None


def _origin(kind):
    return getattr(kind, "__origin__", kind)


def _kinds(annotation):
    """The classes that a value may have, without `None`; and whether it may be `None`."""
    if annotation is ... or annotation is None:
        return (), annotation is None
    name = getattr(annotation, "_name", None)
    if name in ("Optional", "Union") or type(annotation).__name__ == "UnionType":
        kinds = []
        is_optional = name == "Optional"
        for part in annotation.__args__:
            inner, optional = _kinds(part)
            kinds.extend(inner)
            is_optional = is_optional or optional or part is type(None)
        return tuple(kind for kind in kinds if kind is not type(None)), is_optional
    if name in ("Any", "Annotated"):
        return (() if name == "Any" else _kinds(annotation.__args__[0])[0]), False
    return (annotation,), False


def _is_body(kind):
    origin = _origin(kind)
    if hasattr(origin, "model_fields") or hasattr(origin, "__dataclass_fields__"):
        return True
    return origin in (dict, list, set, tuple) or getattr(kind, "_name", None) in ("Dict", "List", "Mapping")


_true = ("1", "t", "true", "on", "y", "yes")
_false = ("0", "f", "false", "off", "n", "no")


def mistake(errors, kind, location, message, value, context=None):
    error = {"type": kind, "loc": list(location), "msg": message, "input": value}
    if context is not None:
        error["ctx"] = context
    errors.append(error)


def convert(value, kind, errors, location):
    """The value as one of `kind`; otherwise `errors` says why not."""
    if kind is None:
        return value
    origin = _origin(kind)
    if kind is str:
        if not isinstance(value, str):
            mistake(errors, "string_type", location, "Input should be a valid string", value)
        return value
    if kind is bool:
        return _to_bool(value, errors, location)
    if kind is int:
        return _to_int(value, errors, location)
    if kind is float:
        return _to_float(value, errors, location)
    if hasattr(kind, "model_fields"):
        if isinstance(value, kind):
            return value
        return kind._validated(value, errors, location)
    if origin in (list, set, tuple, frozenset):
        if not isinstance(value, (list, tuple, set)):
            word = origin.__name__
            mistake(errors, f"{word}_type", location, f"Input should be a valid {word}", value)
            return None
        args = getattr(kind, "__args__", ())
        inner = args[0] if args else None
        items = [convert_any(item, inner, errors, (*location, index)) for index, item in enumerate(value)]
        return items if origin is list else origin(items)
    if origin is dict:
        if not isinstance(value, dict):
            mistake(errors, "dict_type", location, "Input should be a valid dictionary", value)
        return value
    if getattr(kind, "_name", None) == "Literal":
        if value not in kind.__args__:
            *first, last = [repr(arg) for arg in kind.__args__]
            words = f"{', '.join(first)} or {last}" if first else last
            mistake(errors, "literal_error", location, f"Input should be {words}", value, {"expected": words})
        return value
    if isinstance(kind, type) and hasattr(kind, "__members__"):
        for member in kind:
            if member.value == value or str(member.value) == value:
                return member
        *first, last = [repr(member.value) for member in kind]
        words = f"{', '.join(first)} or {last}" if first else last
        mistake(errors, "enum", location, f"Input should be {words}", value, {"expected": words})
        return None
    return value


def convert_any(value, annotation, errors, location):
    kinds, is_optional = _kinds(annotation)
    if value is None and is_optional or not kinds:
        return value
    failures = []
    for kind in kinds:
        mistakes = []
        result = convert(value, kind, mistakes, location)
        if not mistakes:
            return result
        failures.extend(mistakes)
    errors.extend(failures)
    return None


def _to_int(value, errors, location):
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        message = "Input should be a valid integer, got a number with a fractional part"
        mistake(errors, "int_from_float", location, message, value)
        return None
    if isinstance(value, str):
        try:
            return int(value.strip())
        except ValueError:
            message = "Input should be a valid integer, unable to parse string as an integer"
            mistake(errors, "int_parsing", location, message, value)
            return None
    mistake(errors, "int_type", location, "Input should be a valid integer", value)
    return None


def _to_float(value, errors, location):
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value.strip())
        except ValueError:
            message = "Input should be a valid number, unable to parse string as a number"
            mistake(errors, "float_parsing", location, message, value)
            return None
    mistake(errors, "float_type", location, "Input should be a valid number", value)
    return None


def _to_bool(value, errors, location):
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in _true:
        return True
    if word in _false:
        return False
    mistake(errors, "bool_parsing", location, "Input should be a valid boolean, unable to interpret input", value)
    return None


_limits = (
    ("gt", "greater_than", "greater than", lambda a, b: a > b),
    ("ge", "greater_than_equal", "greater than or equal to", lambda a, b: a >= b),
    ("lt", "less_than", "less than", lambda a, b: a < b),
    ("le", "less_than_equal", "less than or equal to", lambda a, b: a <= b),
)


def check(value, constraints, errors, location):
    if not constraints or value is None:
        return
    for name, kind, words, holds in _limits:
        limit = constraints.get(name)
        if limit is not None and not holds(value, limit):
            mistake(errors, kind, location, f"Input should be {words} {limit}", value, {name: limit})
    least = constraints.get("min_length")
    if least is not None and len(value) < least:
        plural = "" if least == 1 else "s"
        message = f"String should have at least {least} character{plural}"
        mistake(errors, "string_too_short", location, message, value, {"min_length": least})
    most = constraints.get("max_length")
    if most is not None and len(value) > most:
        plural = "" if most == 1 else "s"
        message = f"String should have at most {most} character{plural}"
        mistake(errors, "string_too_long", location, message, value, {"max_length": most})


# --- a request ---


class Solving:
    """What is known while the dependencies of a request are solved, one after another."""

    def __init__(self, request, body, has_body, embeds, stack):
        self.request = request
        self.body = body
        self.has_body = has_body
        self.embeds = embeds
        self.stack = stack
        self.errors = []
        self.background = None
        self.response = None
        self.cache = {}
        self.overrides = request.app.dependency_overrides

    def value_of(self, field):
        place = field.place
        location = (place, field.alias)
        if place == "body":
            return self.body_value(field)
        if place == "path":
            value = self.request.path_params.get(field.alias)
        elif place == "query":
            if field.is_list:
                value = self.request.query_params.getlist(field.alias) or None
            else:
                value = self.request.query_params.get(field.alias)
        elif place == "header":
            value = self.request.headers.get(field.alias)
        else:
            value = self.request.cookies.get(field.alias)
        if value is None:
            return self.missing(field, location, None)
        return field.convert(value, self.errors, location)

    def body_value(self, field):
        if not self.embeds:
            if not self.has_body:
                return self.missing(field, ("body",), None)
            return field.convert(self.body, self.errors, ("body",))
        location = ("body", field.alias)
        if not isinstance(self.body, dict) or field.alias not in self.body:
            return self.missing(field, location, self.body if isinstance(self.body, dict) else None)
        return field.convert(self.body[field.alias], self.errors, location)

    def missing(self, field, location, value):
        if field.is_required():
            mistake(self.errors, "missing", location, "Field required", value)
            return None
        return field.make_default()

    def special(self, kind):
        if kind is Request:
            return self.request
        if kind is BackgroundTasks:
            if self.background is None:
                self.background = BackgroundTasks()
            return self.background
        if self.response is None:
            self.response = Response()
            self.response.status_code = None
        return self.response


async def solve(dependant, solving):
    """The arguments for `dependant.call`."""
    values = {}
    for name, dependency in dependant.dependencies:
        call = solving.overrides.get(dependency.call, dependency.call)
        if call is not dependency.call:
            dependency = Dependant(call, solving.request.path_params, dependency.use_cache)
        inner = await solve(dependency, solving)
        if solving.errors:
            continue
        if dependency.use_cache and call in solving.cache:
            values[name] = solving.cache[call]
            continue
        if dependency.kind in ("generator", "asyncgen"):
            value = await _enter(dependency, inner, solving.stack)
        elif dependency.kind == "coroutine":
            value = await call(**inner)
        else:
            value = await run_in_threadpool(call, **inner)
        values[name] = value
        if call not in solving.cache:
            solving.cache[call] = value
    for field in dependant.fields:
        values[field.name] = solving.value_of(field)
    for name, kind in dependant.specials:
        values[name] = solving.special(kind)
    return values


async def _enter(dependency, values, stack):
    if dependency.kind == "asyncgen":
        manager = asynccontextmanager(dependency.call)(**values)
    else:
        manager = _InThreads(contextmanager(dependency.call)(**values))
    return await stack.enter_async_context(manager)


class _InThreads:
    """A context manager that is entered and left in threads; leaving does not count among the 40."""

    def __init__(self, manager):
        self.manager = manager

    async def __aenter__(self):
        return await run_in_threadpool(self.manager.__enter__)

    async def __aexit__(self, kind, error, traceback):
        return await run_sync(self.manager.__exit__, kind, error, traceback, limiter=CapacityLimiter(1))
