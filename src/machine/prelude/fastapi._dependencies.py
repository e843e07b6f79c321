"""What a function needs, read from its signature, and how a request gives it."""

import _kernel
from _convert import check, convert, kinds_of, mistake, origin_of
from contextlib import asynccontextmanager, contextmanager
from fastapi.params import Body, Depends, Param, Path, Query
from _workers import CapacityLimiter, run_sync
from starlette.background import BackgroundTasks
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response


class SecurityScopes:
    def __init__(self, scopes=None):
        self.scopes = list(scopes or [])
        self.scope_str = " ".join(self.scopes)


class Dependant:
    """A function with what it needs: values from the request, other dependencies, and special objects."""

    def __init__(self, call, path_names, use_cache=True, scopes=()):
        self.call = call
        self.scopes = scopes
        self.use_cache = use_cache
        self.kind = _kernel.call_kind(call)
        self.dependencies = []
        self.fields = []
        self.specials = []
        for name, kind, has_default, default, annotation in _signature(call):
            if kind not in ("positional", "keyword"):
                continue
            given = annotation
            annotation, marks = _split(annotation)
            mark = default if isinstance(default, (Depends, Param)) else None
            for other in marks:
                if mark is None and isinstance(other, (Depends, Param)):
                    mark = other
            if isinstance(mark, Depends):
                inner = mark.dependency if mark.dependency is not None else annotation
                wanted = [*scopes, *[one for one in getattr(mark, "scopes", ()) if one not in scopes]]
                self.dependencies.append((name, Dependant(inner, path_names, mark.use_cache, wanted)))
            elif isinstance(annotation, type) and issubclass(annotation, (Request, BackgroundTasks, SecurityScopes)):
                self.specials.append((name, annotation))
            elif isinstance(annotation, type) and issubclass(annotation, Response):
                self.specials.append((name, Response))
            else:
                if isinstance(mark, Param) and default is not mark and has_default:
                    mark_default = default
                elif isinstance(mark, Param):
                    mark_default = mark.default
                else:
                    mark_default = default if has_default else ...
                if any(hasattr(other, "func") for other in marks):
                    annotation = given
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
        self.is_form = mark is not None and mark.is_form
        self.is_body_of_form = False
        self.kinds, self.is_optional = kinds_of(annotation)
        self.alias = mark.alias if mark is not None and mark.alias else name
        if is_in_path:
            self.place = "path"
        elif mark is not None:
            self.place = mark.place
        else:
            self.place = "body" if any(_is_body(kind) for kind in self.kinds) else "query"
        if any(_is_file(kind) for kind in self.kinds):
            self.place, self.is_form = "body", True
        if self.place == "header" and not mark.alias and mark.convert_underscores:
            self.alias = name.replace("_", "-")
        is_list = any(origin_of(kind) in (list, set, tuple) for kind in self.kinds)
        self.is_list = is_list and (self.place != "body" or self.is_form)
        models = [kind for kind in self.kinds if hasattr(kind, "model_fields")]
        self.models = models if self.place != "body" or self.is_form else ()
        self.model = self.models[0] if self.models else None
        self.convert_underscores = mark is None or mark.convert_underscores

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
                result = check(result, self.constraints, mistakes, location, value)
            if not mistakes:
                return result
            failures.extend(mistakes)
        errors.extend(failures)
        return None


def _is_file(kind):
    return getattr(kind, "is_file", False) or any(getattr(arg, "is_file", False) for arg in getattr(kind, "__args__", ()))


def _is_body(kind):
    origin = origin_of(kind)
    if hasattr(origin, "model_fields") or hasattr(origin, "__dataclass_fields__"):
        return True
    return origin in (dict, list, set, tuple) or getattr(kind, "_name", None) in ("Dict", "List", "Mapping")


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
        if field.model is not None:
            return self.model_value(field)
        if place == "path":
            value = self.request.path_params.get(field.alias)
        elif place == "query":
            if field.is_list:
                value = self.request.query_params.getlist(field.alias) or None
            else:
                value = self.request.query_params.get(field.alias)
        elif place == "header":
            headers = self.request.headers
            value = headers.getlist(field.alias) or None if field.is_list else headers.get(field.alias)
        else:
            value = self.request.cookies.get(field.alias)
        if value is None:
            return self.missing(field, location, None)
        return field.convert(value, self.errors, location)

    def model_value(self, field):
        """A model whose fields are parameters of the query, headers or cookies."""
        sources = {"query": self.request.query_params, "header": self.request.headers}
        source = sources.get(field.place, self.request.cookies)
        data, known, written = {}, set(), {}
        for name, inner in field.model.model_fields.items():
            dashed = field.place == "header" and field.convert_underscores
            key = inner.alias or (name.replace("_", "-") if dashed else name)
            known.add(key)
            written[inner.alias or name] = key
            kinds, _ = kinds_of(inner.annotation)
            if any(origin_of(kind) in (list, set, tuple) for kind in kinds) and hasattr(source, "getlist"):
                value = source.getlist(key) or None
            else:
                value = source.get(key)
            if value is not None:
                data[inner.alias or name] = value
        if not data and not field.is_required():
            return field.make_default()
        data.update({key: source.get(key) for key in source if key not in known})
        mistakes = []
        made = field.model._validated(data, mistakes, (field.place,))
        for each in mistakes:
            place, name, *more = (*each["loc"], None)
            each["loc"] = (place, written.get(name, name), *more)[:-1] if name is not None else each["loc"]
        self.errors.extend(mistakes)
        return made

    def body_value(self, field):
        if field.model is not None:
            return self.form_value(field, self.body if self.has_body else {})
        if not self.embeds and not field.is_form:
            if not self.has_body:
                return self.missing(field, ("body",), None)
            return field.convert(self.body, self.errors, ("body",))
        location = ("body", field.alias)
        if not isinstance(self.body, dict) or field.alias not in self.body:
            return self.missing(field, location, None)
        return field.convert(self.body[field.alias], self.errors, location)

    def form_value(self, field, data):
        """A model whose fields are those of a form; of several models the one that the discriminator names."""
        names = [inner.alias or name for model in field.models for name, inner in model.model_fields.items()]
        if not field.is_required() and not any(name in data for name in names):
            return field.make_default()
        if len(field.models) == 1:
            return field.model._validated(data, self.errors, ("body",))
        by = field.constraints.get("discriminator")
        if by is None:
            return field.convert(data, self.errors, ("body",))
        if by not in data:
            words = f"Unable to extract tag using discriminator {by!r}"
            mistake(self.errors, "union_tag_not_found", ("body",), words, data, {"discriminator": repr(by)})
            return None
        tags = []
        for model in field.models:
            known = getattr(model.model_fields[by].annotation, "__args__", ())
            if data[by] in known:
                return model._validated(data, self.errors, ("body", data[by]))
            tags.extend(known)
        expected = ", ".join(map(repr, tags))
        words = f"Input tag {data[by]!r} found using {by!r} does not match any of the expected tags: {expected}"
        context = {"discriminator": repr(by), "tag": data[by], "expected_tags": expected}
        mistake(self.errors, "union_tag_invalid", ("body",), words, data, context)
        return None

    def missing(self, field, location, value):
        if field.is_required():
            mistake(self.errors, "missing", location, "Field required", value)
            return None
        return field.make_default()

    def special(self, kind, scopes):
        if issubclass(kind, Request):
            return self.request
        if kind is BackgroundTasks:
            if self.background is None:
                self.background = BackgroundTasks()
            return self.background
        if kind is SecurityScopes:
            return SecurityScopes(scopes)
        if self.response is None:
            self.response = Response()
            self.response.status_code = None
            del self.response.headers["content-length"]
        return self.response


async def solve(dependant, solving):
    """The arguments for `dependant.call`."""
    values = {}
    for name, dependency in dependant.dependencies:
        call = solving.overrides.get(dependency.call, dependency.call)
        if call is not dependency.call:
            dependency = Dependant(call, solving.request.path_params, dependency.use_cache, dependency.scopes)
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
    for place in ("path", "query", "header", "cookie", "body"):
        for field in dependant.fields:
            if field.place == place:
                values[field.name] = solving.value_of(field)
    for name, kind in dependant.specials:
        values[name] = solving.special(kind, dependant.scopes)
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
