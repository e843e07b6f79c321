"""What objects are and how they are called."""

import _kernel
import types
from _kernel import call_kind, code_kind

CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def isclass(thing):
    return isinstance(thing, type)


def isfunction(thing):
    return isinstance(thing, types.FunctionType)


def ismethod(thing):
    return isinstance(thing, types.MethodType)


def isbuiltin(thing):
    return isinstance(thing, types.BuiltinFunctionType)


def isroutine(thing):
    return isfunction(thing) or ismethod(thing) or isbuiltin(thing)


def ismodule(thing):
    return isinstance(thing, types.ModuleType)


def isgenerator(thing):
    return isinstance(thing, types.GeneratorType)


def iscoroutine(thing):
    return isinstance(thing, types.CoroutineType)


def isasyncgen(thing):
    return isinstance(thing, types.AsyncGeneratorType)


def isawaitable(thing):
    return iscoroutine(thing) or hasattr(type(thing), "__await__") or hasattr(thing, "_asyncio_future_blocking")


def iscode(thing):
    return isinstance(thing, types.CodeType)


def isframe(thing):
    return isinstance(thing, types.FrameType)


def istraceback(thing):
    return isinstance(thing, types.TracebackType)


def _plain(thing):
    while hasattr(thing, "func") and hasattr(thing, "keywords"):
        thing = thing.func
    return thing


def _is_kind(thing, kind):
    thing = _plain(thing)
    return (isfunction(thing) or ismethod(thing)) and code_kind(thing) == kind


def iscoroutinefunction(thing):
    return _is_kind(thing, "coroutine")


def isgeneratorfunction(thing):
    return _is_kind(thing, "generator")


def isasyncgenfunction(thing):
    return _is_kind(thing, "asyncgen")


def isabstract(thing):
    return isclass(thing) and bool(getattr(thing, "__abstractmethods__", ()))


def isdatadescriptor(thing):
    return hasattr(type(thing), "__set__") or hasattr(type(thing), "__delete__")


def _state(thing, prefix, name):
    if getattr(thing, prefix + "_running"):
        return name + "_RUNNING"
    if getattr(thing, prefix + "_suspended"):
        return name + "_SUSPENDED"
    return name + ("_CLOSED" if getattr(thing, prefix + "_frame") is None else "_CREATED")


def getcoroutinestate(coroutine):
    return _state(coroutine, "cr", "CORO")


def getgeneratorstate(generator):
    return _state(generator, "gi", "GEN")


def getmembers(thing, predicate=None):
    found = []
    for name in dir(thing):
        try:
            value = getattr(thing, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmro(cls):
    return cls.__mro__


def getmodule(thing):
    import sys

    return sys.modules.get(getattr(thing, "__module__", None))


def unwrap(function, *, stop=None):
    while hasattr(function, "__wrapped__") and not (stop is not None and stop(function)):
        function = function.__wrapped__
    return function


def cleandoc(text):
    lines = text.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(thing):
    text = getattr(thing, "__doc__", None)
    return cleandoc(text) if isinstance(text, str) else None


def currentframe():
    from traceback import getframe

    return getframe()


class FrameInfo(tuple):
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])

    def __repr__(self):
        return (
            f"FrameInfo(frame={self.frame!r}, filename={self.filename!r}, lineno={self.lineno}, "
            f"function={self.function!r}, code_context={self.code_context!r}, index={self.index})"
        )


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        lines = [frame._line + "\n"] if context else None
        found.append(
            FrameInfo((frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, lines, 0 if context else None))
        )
        frame = frame.f_back
    return found


def stack(context=1):
    return getouterframes(currentframe(), context)


def getframeinfo(frame, context=1):
    return getouterframes(frame, context)[0]


class _Empty:
    pass


class _Kind(int):
    def __new__(cls, value, name):
        self = int.__new__(cls, value)
        self.name = name
        self.description = name.lower().replace("_", " " if value in (1, 2, 4) else "-")
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


class Parameter:
    empty = _Empty
    POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY")
    POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD")
    VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL")
    KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY")
    VAR_KEYWORD = _Kind(4, "VAR_KEYWORD")

    def __init__(self, name, kind, *, default=_Empty, annotation=_Empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        values = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation}
        values.update(changes)
        return Parameter(values.pop("name"), values.pop("kind"), **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _Empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _Empty:
            text += f" = {self.default!r}" if self.annotation is not _Empty else f"={self.default!r}"
        return {2: "*", 4: "**"}.get(int(self.kind), "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and str(self) == str(other) and self.kind == other.kind

    def __hash__(self):
        return hash(self.name)


def formatannotation(annotation):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", "__main__"):
            return annotation.__qualname__ if annotation.__module__ == "builtins" else "__main__." + annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        values = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            value = self.arguments[name]
            values.extend(value) if parameter.kind == 2 else values.append(value)
        return tuple(values)

    @property
    def kwargs(self):
        values, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or (name not in self.arguments and parameter.kind != 2):
                by_name = True
            if by_name and name in self.arguments:
                values.update(self.arguments[name]) if parameter.kind == 4 else values.update({name: self.arguments[name]})
        return values

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _Empty:
                filled[name] = parameter.default
            elif parameter.kind in (2, 4):
                filled[name] = () if parameter.kind == 2 else {}
        self.arguments = filled

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<BoundArguments ({inside})>"


class Signature:
    empty = _Empty

    def __init__(self, parameters=(), *, return_annotation=_Empty):
        self.parameters = {parameter.name: parameter for parameter in parameters}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, function):
        return signature(function)

    def replace(self, *, parameters=None, return_annotation=None):
        kept = self.parameters.values() if parameters is None else parameters
        return Signature(kept, return_annotation=return_annotation or self.return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        args, kwargs, found = list(args), dict(kwargs), {}
        rest = None
        for name, parameter in self.parameters.items():
            if parameter.kind == 2:
                if args:
                    found[name] = tuple(args)
                args = []
            elif parameter.kind == 4:
                rest = name
            elif args and parameter.kind != 3:
                if name in kwargs and parameter.kind != 0:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = args.pop(0)
            elif name in kwargs and parameter.kind != 0:
                found[name] = kwargs.pop(name)
            elif parameter.default is _Empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            if rest is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            found[rest] = kwargs
        return BoundArguments(self, found)

    def __str__(self):
        shown, last = [], None
        for parameter in self.parameters.values():
            if last == 0 and parameter.kind != 0:
                shown.append("/")
            if parameter.kind == 3 and last not in (2, 3):
                shown.append("*")
            shown.append(str(parameter))
            last = parameter.kind
        if last == 0:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self.return_annotation is not _Empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return isinstance(other, Signature) and str(self) == str(other)


_KINDS = {
    "only": Parameter.POSITIONAL_ONLY,
    "positional": Parameter.POSITIONAL_OR_KEYWORD,
    "rest": Parameter.VAR_POSITIONAL,
    "keyword": Parameter.KEYWORD_ONLY,
    "keyword_rest": Parameter.VAR_KEYWORD,
}


def signature(function, *, follow_wrapped=True, eval_str=False):
    if not callable(function):
        raise TypeError(f"{function!r} is not a callable object")
    if follow_wrapped:
        function = unwrap(function)
    known = getattr(function, "__signature__", None)
    if known is not None:
        return known
    if hasattr(function, "func") and hasattr(function, "keywords"):
        return _of_partial(function)
    if isclass(function):
        method = function.__init__ if isfunction(getattr(function, "__init__", None)) else None
        if method is None:
            return Signature()
        whole = signature(method)
        return Signature(list(whole.parameters.values())[1:])
    if not isfunction(function) and not ismethod(function):
        if isbuiltin(function) or not hasattr(type(function), "__call__"):
            raise ValueError(f"no signature found for builtin {function!r}")
        function = function.__call__
    found = [
        Parameter(name, _KINDS[kind], default=default if has_default else _Empty, annotation=_Empty if note is ... else note)
        for name, kind, has_default, default, note in _kernel.parameters(function)
    ]
    found.sort(key=lambda parameter: int(parameter.kind))
    only = getattr(getattr(function, "__code__", None), "co_posonlyargcount", 0) - ismethod(function)
    for parameter in found[: max(only, 0)]:
        parameter.kind = Parameter.POSITIONAL_ONLY
    returned = getattr(function, "__annotations__", {}).get("return", _Empty)
    return Signature(found, return_annotation=returned)


def _of_partial(function):
    whole = signature(function.func)
    left = [parameter for parameter in whole.parameters.values()][len(function.args) :]
    for index, parameter in enumerate(left):
        if parameter.name in function.keywords:
            for later in left[index:]:
                if later.kind == 1:
                    later.kind = Parameter.KEYWORD_ONLY
            parameter.default = function.keywords[parameter.name]
    return Signature(left, return_annotation=whole.return_annotation)


def getfullargspec(function):
    from collections import namedtuple

    kind = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
    found = _kernel.parameters(function.__func__ if ismethod(function) else function)
    named = lambda wanted: [name for name, kind, *_ in found if kind == wanted]
    first = lambda names: names[0] if names else None
    defaults = tuple(default for _, kind, has, default, _ in found if has and kind == "positional") or None
    by_name = {name: default for name, kind, has, default, _ in found if has and kind == "keyword"} or None
    notes = getattr(function, "__annotations__", {})
    return kind(named("positional"), first(named("rest")), first(named("keyword_rest")), defaults, named("keyword"), by_name, notes)


def get_annotations(thing, *, globals=None, locals=None, eval_str=False):
    return dict(getattr(thing, "__annotations__", {}))


def getsource(thing):
    raise OSError("could not get source code")


getsourcelines = getsource


def getfile(thing):
    import sys

    return getattr(sys.modules.get("__main__"), "__file__", "<program>")


getsourcefile = getfile


def getcallargs(func, /, *positional, **named):
    shape = signature(func)
    try:
        bound = shape.bind(*positional, **named)
    except TypeError as error:
        name = str(error).partition("missing a required argument: ")[2]
        if not name:
            raise TypeError(f"{func.__qualname__}() {error}") from None
        given = [*list(shape.parameters)[: len(positional)], *named]
        lacking = [
            each
            for each, parameter in shape.parameters.items()
            if each not in given and parameter.default is Parameter.empty and parameter.kind < Parameter.VAR_POSITIONAL
        ]
        plural = "s" if len(lacking) > 1 else ""
        names = [repr(each) for each in lacking]
        words = names[0] if len(names) == 1 else ", ".join(names[:-1]) + ("," if len(names) > 2 else "") + " and " + names[-1]
        message = f"{func.__qualname__}() missing {len(lacking)} required positional argument{plural}: {words}"
        raise TypeError(message) from None
    bound.apply_defaults()
    return dict(bound.arguments)
