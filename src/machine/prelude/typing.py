"""Names for annotations; they mean nothing at run time, but FastAPI looks at some."""

TYPE_CHECKING = False


class _Alias:
    """`List[int]`, `Union[str, None]`, ...: remembers what it was made of."""

    def __init__(self, name, args=None):
        self._name = name
        self.__args__ = args if isinstance(args, tuple) else () if args is None else (args,)

    def __getitem__(self, args):
        name = self._name
        if self.__args__ and name != "Annotated":
            return _replaced(self, args if isinstance(args, tuple) else (args,))
        if name == "Optional":
            return _union((args, type(None)))
        if name == "Union":
            return _union(args if isinstance(args, tuple) else (args,))
        if name == "Annotated" and self.__args__:
            args = (*self.__args__, *(args if isinstance(args, tuple) else (args,)))
        if name not in ("Literal", "Annotated"):
            args = tuple([type(None) if arg is None else arg for arg in args]) if isinstance(args, tuple) else type(None) if args is None else args
        return _Alias(name, args)

    def __call__(self, *args, **kwargs):
        builtin = _builtins.get(self._name) or _container(self._name)
        if builtin is None:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self._name.lower()}() instead" if self._name in _builtins else f"Cannot instantiate typing.{self._name}")
        return builtin(*args, **kwargs)

    def __mro_entries__(self, bases):
        builtin = _builtins.get(self._name) or _container(self._name)
        return (builtin,) if builtin is not None else ()

    @property
    def __name__(self):
        return self._name

    @property
    def __origin__(self):
        name = self._name
        if name == "Annotated" and self.__args__:
            return self.__args__[0]
        if name in ("Union", "Optional"):
            return Union
        return _builtins.get(name) or _container(name) or _abstract(name) or self

    @property
    def __metadata__(self):
        return self.__args__[1:]

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self.__args__ and self._name != "Union":
            raise TypeError("Subscripted generics cannot be used with class and instance checks")
        if self._name == "Union":
            return any(issubclass(cls, arg) for arg in self.__args__)
        origin = self.__origin__
        if origin is self:
            raise TypeError(f"typing.{self._name} cannot be used with isinstance()")
        return issubclass(cls, origin)

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __eq__(self, other):
        if not isinstance(other, _Alias) or self._name != other._name:
            return False
        if self._name == "Union":
            return len(self.__args__) == len(other.__args__) and all(arg in other.__args__ for arg in self.__args__)
        return self.__args__ == other.__args__

    def __hash__(self):
        return hash(self._name)

    def __repr__(self):
        name, args = self._name, self.__args__
        if not args:
            return f"typing.{name}"
        if name == "Literal":
            return f"typing.Literal[{', '.join([repr(arg) for arg in args])}]"
        if name == "Annotated":
            return f"typing.Annotated[{_shown(args[0])}, {', '.join([repr(arg) for arg in args[1:]])}]"
        if name == "Union" and len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_shown(args[0] if args[1] is type(None) else args[1])}]"
        return f"typing.{name}[{', '.join([_shown(arg) for arg in args])}]"


def _shown(arg):
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == "builtins" else f"{arg.__module__}.{arg.__qualname__}"
    if arg is ...:
        return "..."
    if isinstance(arg, list):
        return f"[{', '.join([_shown(part) for part in arg])}]"
    return repr(arg)


def _union(args):
    members = []
    for arg in args:
        arg = type(None) if arg is None else arg
        is_union = isinstance(arg, _Alias) and arg._name == "Union" and arg.__args__ or type(arg).__name__ == "UnionType"
        for part in arg.__args__ if is_union else (arg,):
            if part not in members:
                members.append(part)
    return members[0] if len(members) == 1 else _Alias("Union", tuple(members))


def _parameters(args):
    found = []
    for arg in args:
        inner = [arg] if isinstance(arg, TypeVar) else _parameters(arg) if isinstance(arg, list) else getattr(arg, "__parameters__", ())
        found += [variable for variable in inner if variable not in found]
    return tuple(found)


def _replaced(alias, args):
    """With classes for its type variables."""
    variables = alias.__parameters__
    if not variables:
        raise TypeError(f"{alias!r} is not a generic class")
    chosen = dict(zip(variables, args))

    def part(arg):
        if isinstance(arg, TypeVar):
            return chosen.get(arg, arg)
        if isinstance(arg, list):
            return [part(inner) for inner in arg]
        if isinstance(arg, _Alias) and arg.__parameters__:
            return _Alias(arg._name, tuple([part(inner) for inner in arg.__args__]))
        return arg

    return _Alias(alias._name, tuple([part(arg) for arg in alias.__args__]))


def _container(name):
    """The class that can be made, of those that are not built in."""
    if name in ("DefaultDict", "OrderedDict", "Counter", "Deque", "ChainMap"):
        import collections

        return getattr(collections, {"DefaultDict": "defaultdict", "Deque": "deque"}.get(name, name))


def _abstract(name):
    if name in _ABSTRACT:
        import collections.abc

        return getattr(collections.abc, "Set" if name == "AbstractSet" else name)


_ABSTRACT = (
    *("Callable", "Hashable", "Sized", "Container", "Iterable", "Iterator", "Reversible", "Collection", "Sequence"),
    *("MutableSequence", "AbstractSet", "MutableSet", "Mapping", "MutableMapping", "Generator", "Awaitable"),
    *("Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator"),
)


_builtins = {
    "List": list,
    "Dict": dict,
    "Set": set,
    "FrozenSet": frozenset,
    "Tuple": tuple,
    "Type": type,
}

Any = _Alias("Any")
Annotated = _Alias("Annotated")
AnyStr = _Alias("AnyStr")
AsyncContextManager = _Alias("AsyncContextManager")
AsyncGenerator = _Alias("AsyncGenerator")
AsyncIterable = _Alias("AsyncIterable")
AsyncIterator = _Alias("AsyncIterator")
Awaitable = _Alias("Awaitable")
AbstractSet = _Alias("AbstractSet")
BinaryIO = _Alias("BinaryIO")
ByteString = _Alias("ByteString")
ChainMap = _Alias("ChainMap")
Container = _Alias("Container")
IO = _Alias("IO")
Match = _Alias("Match")
Pattern = _Alias("Pattern")
Reversible = _Alias("Reversible")
SupportsAbs = _Alias("SupportsAbs")
SupportsIndex = _Alias("SupportsIndex")
SupportsRound = _Alias("SupportsRound")
TextIO = _Alias("TextIO")
TypeIs = _Alias("TypeIs")
Unpack = _Alias("Unpack")
Callable = _Alias("Callable")
ClassVar = _Alias("ClassVar")
Collection = _Alias("Collection")
Concatenate = _Alias("Concatenate")
ContextManager = _Alias("ContextManager")
Coroutine = _Alias("Coroutine")
Counter = _Alias("Counter")
DefaultDict = _Alias("DefaultDict")
Deque = _Alias("Deque")
Dict = _Alias("Dict")
Final = _Alias("Final")
FrozenSet = _Alias("FrozenSet")
Generator = _Alias("Generator")
Hashable = _Alias("Hashable")
Iterable = _Alias("Iterable")
Iterator = _Alias("Iterator")
List = _Alias("List")
Literal = _Alias("Literal")
LiteralString = str
Mapping = _Alias("Mapping")
MutableMapping = _Alias("MutableMapping")
MutableSequence = _Alias("MutableSequence")
Never = _Alias("Never")
NoReturn = _Alias("NoReturn")
NotRequired = _Alias("NotRequired")
Optional = _Alias("Optional")
OrderedDict = _Alias("OrderedDict")
Required = _Alias("Required")
Self = _Alias("Self")
Sequence = _Alias("Sequence")
Set = _Alias("Set")
Sized = _Alias("Sized")
SupportsFloat = _Alias("SupportsFloat")
SupportsInt = _Alias("SupportsInt")
Text = str
Tuple = _Alias("Tuple")
Type = _Alias("Type")
TypeAlias = _Alias("TypeAlias")
TypeGuard = _Alias("TypeGuard")
Union = _Alias("Union")


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __repr__(self):
        return f"{'+' if self.__covariant__ else '-' if self.__contravariant__ else '~'}{self.__name__}"


class _Named:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class ParamSpec(TypeVar):
    @property
    def args(self):
        return _Named(f"{self.__name__}.args")

    @property
    def kwargs(self):
        return _Named(f"{self.__name__}.kwargs")


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Generic:
    """A generic class with what it is of; calling it makes an instance of the class."""

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __getitem__(self, args):
        chosen = dict(zip(self.__parameters__, args if isinstance(args, tuple) else (args,)))
        return _Generic(self.__origin__, tuple([chosen.get(arg, arg) if isinstance(arg, TypeVar) else arg for arg in self.__args__]))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __eq__(self, other):
        return isinstance(other, _Generic) and self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__)

    def __repr__(self):
        return f"{_shown(self.__origin__)}[{', '.join([_shown(arg) for arg in self.__args__])}]"


class Generic:
    def __class_getitem__(cls, item):
        if hasattr(cls, "model_fields"):
            return cls
        args = item if isinstance(item, tuple) else (item,)
        return _Generic(cls, args)


class _Checked(type):
    """The class of protocols."""

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        return cls in type(instance).__mro__ or _has_all(cls, instance)

    def __subclasscheck__(cls, other):
        return cls in other.__mro__ or _has_all(cls, other)


def _has_all(cls, thing):
    if not cls.__dict__.get("_is_protocol"):
        return False
    names = cls.__dict__.get("_checked")
    if names is None:
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    return all(hasattr(thing, name) for name in names)


class Protocol(metaclass=_Checked):
    _is_protocol = True

    def __class_getitem__(cls, item):
        return _Generic(cls, item if isinstance(item, tuple) else (item,))

    def __init_subclass__(cls, **kwargs):
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    """Who has its methods counts as its instance."""
    names = set()
    for base in cls.__mro__:
        if base.__dict__.get("_is_protocol") and base is not Protocol:
            own = [name for name in base.__dict__ if not name.startswith("_") or name[2:-2] in _CHECKED]
            names.update(own, base.__dict__.get("__annotations__", {}))
    cls._checked = frozenset(names)
    return cls


_CHECKED = ("call", "len", "iter", "next", "getitem", "setitem", "contains", "enter", "exit", "aenter", "aexit", "await", "aiter", "anext", "int", "float", "index", "abs", "round", "bytes", "lt", "add")


class TypedDict(dict):
    __total__ = True
    __required_keys__ = __optional_keys__ = frozenset()

    def __new__(cls, *args, **kwargs):
        if cls is TypedDict:
            name, fields = args
            return type(name, (TypedDict,), {"__annotations__": dict(fields)}, **kwargs)
        return dict(*args, **kwargs)

    def __init_subclass__(cls, total=True):
        own = cls.__dict__.get("__annotations__", {})
        required, optional, all_of_them = set(), set(), {}
        for base in cls.__bases__:
            required |= getattr(base, "__required_keys__", frozenset())
            optional |= getattr(base, "__optional_keys__", frozenset())
            all_of_them.update(base.__dict__.get("__annotations__", {}))
        for key, kind in own.items():
            mark = getattr(kind, "_name", None)
            (required if mark == "Required" or total and mark != "NotRequired" else optional).add(key)
        cls.__annotations__ = {**all_of_them, **own}
        cls.__total__ = total
        cls.__required_keys__ = frozenset(required)
        cls.__optional_keys__ = frozenset(optional)


def is_typeddict(tp):
    return isinstance(tp, type) and issubclass(tp, TypedDict) and tp is not TypedDict


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, value):
        return value

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if name == "_NamedTuple":
            return super().__new__(mcls, name, bases, namespace)
        from collections import namedtuple

        fields = namespace.get("__annotations__", {})
        made = namedtuple(name, fields, defaults=[namespace[field] for field in fields if field in namespace])
        made.__annotations__ = fields
        for key, value in namespace.items():
            if key not in fields and key not in ("__annotations__", "__classcell__"):
                setattr(made, key, value)
        return made


class _NamedTuple(metaclass=_NamedTupleMeta):
    pass


class _NamedTupleMaker:
    def __call__(self, typename, fields=()):
        from collections import namedtuple

        return namedtuple(typename, [name for name, _ in fields])

    def __mro_entries__(self, bases):
        return (_NamedTuple,)


NamedTuple = _NamedTupleMaker()


def cast(kind, value):
    return value


def overload(function):
    return function


def final(thing):
    return thing


def override(function):
    return function


def no_type_check(thing):
    return thing


def get_type_hints(thing, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(thing, type):
        for cls in reversed(thing.__mro__):
            hints.update(cls.__dict__.get("__annotations__", {}))
    else:
        hints.update(getattr(thing, "__annotations__", {}))
    for name, hint in hints.items():
        if hint is None:
            hints[name] = type(None)
        elif isinstance(hint, str):
            hints[name] = _named(hint, thing, globalns)
        elif not include_extras and isinstance(hint, _Alias) and hint._name == "Annotated":
            hints[name] = hint.__args__[0]
    return hints


def _named(text, thing, globalns):
    """What a plain name in quotes means; anything else stays a reference."""
    import _kernel

    known = globalns or getattr(thing, "__globals__", None) or globals_of_main()
    if text in known:
        return known[text]
    return getattr(_kernel, f"{text}_class", ForwardRef(text))


def globals_of_main():
    import sys

    return vars(sys.modules["__main__"])


def get_origin(tp):
    if isinstance(tp, _Alias):
        if not tp.__args__:
            return None if tp.__origin__ is tp else tp.__origin__
        return Annotated if tp._name == "Annotated" else Union if tp._name == "Union" else tp.__origin__
    if type(tp).__name__ == "UnionType":
        return type(tp)
    return getattr(tp, "__origin__", None) if isinstance(tp, _Generic) or type(tp).__name__ == "GenericAlias" else Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _Alias) or isinstance(tp, _Generic) or type(tp).__name__ in ("UnionType", "GenericAlias"):
        return tp.__args__
    return ()


def get_overloads(func):
    return []


def clear_overloads():
    pass


def dataclass_transform(**options):
    return lambda thing: thing


def assert_never(value):
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")


def assert_type(value, kind):
    return value


def reveal_type(value):
    return value
