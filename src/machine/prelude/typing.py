"""Names for annotations; they mean nothing at run time, but FastAPI looks at some."""

TYPE_CHECKING = False


class _Alias:
    """`List[int]`, `Optional[str]`, ...: remembers what it was made of."""

    def __init__(self, name, args=None):
        self._name = name
        self.__args__ = args if isinstance(args, tuple) else () if args is None else (args,)

    def __getitem__(self, args):
        return _Alias(self._name, args)

    def __call__(self, *args, **kwargs):
        builtin = _builtins.get(self._name)
        if builtin is None:
            raise TypeError(f"Type {self._name} cannot be instantiated")
        return builtin(*args, **kwargs)

    def __mro_entries__(self, bases):
        builtin = _builtins.get(self._name)
        return (builtin,) if builtin is not None else ()

    @property
    def __origin__(self):
        return _builtins.get(self._name, self)

    def __or__(self, other):
        return _Alias("Union", (self, other))

    def __ror__(self, other):
        return _Alias("Union", (other, self))

    def __eq__(self, other):
        return isinstance(other, _Alias) and (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash(self._name)

    def __repr__(self):
        if not self.__args__:
            return f"typing.{self._name}"
        inside = ", ".join(arg.__name__ if isinstance(arg, type) else repr(arg) for arg in self.__args__)
        return f"typing.{self._name}[{inside}]"


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

    def __repr__(self):
        return f"~{self.__name__}"


class ParamSpec(TypeVar):
    @property
    def args(self):
        return Any

    @property
    def kwargs(self):
        return Any


TypeVarTuple = TypeVar


class Generic:
    def __class_getitem__(cls, item):
        return cls


class Protocol:
    def __class_getitem__(cls, item):
        return cls


class TypedDict(dict):
    def __init_subclass__(cls, total=True):
        pass


def NewType(name, base):
    return base


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


def runtime_checkable(cls):
    return cls


def get_type_hints(thing, *args, **kwargs):
    return dict(getattr(thing, "__annotations__", {}))


def get_origin(alias):
    return alias.__origin__ if isinstance(alias, _Alias) else None


def get_args(alias):
    return alias.__args__ if isinstance(alias, _Alias) else ()


def assert_never(value):
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")


def assert_type(value, kind):
    return value


def reveal_type(value):
    return value
