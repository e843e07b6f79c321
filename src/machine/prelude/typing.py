"""Names for annotations, and what programs ask of them at run time."""

import _kernel
import abc
from _kernel import lookup

TYPE_CHECKING = False


class _Alias:
    """`List[int]`, `Optional[str]`, ...: remembers what it was made of."""

    def __init__(self, name, args=None, origin=None, module="typing"):
        self._name = name
        self.__args__ = args if isinstance(args, tuple) else () if args is None else (args,)
        self._of = origin
        self.__module__ = module

    def __getitem__(self, args):
        if self.__args__:
            return _filled(self, args)
        if self._name in ("Union", "Optional"):
            return _union(args if isinstance(args, tuple) else (args,), self._name)
        if self._name == "Any":
            raise TypeError("typing.Any is not subscriptable")
        if self._name == "Callable" and isinstance(args, tuple) and len(args) == 2 and isinstance(args[0], list):
            args = (_Parameters(args[0]), args[1])
        if self._name not in ("Literal", "Annotated"):
            parts = args if isinstance(args, tuple) else (args,)
            args = tuple(type(None) if arg is None else arg for arg in parts)
        return _Alias(self._name, args, self._of, self.__module__)

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if self._name in _special or origin is self:
            if self._name == "Any":
                raise TypeError("Any cannot be instantiated")
            raise TypeError(f"Type {self._name} cannot be instantiated" if self.__args__ else f"Cannot instantiate {self!r}")
        if self._of is None and not self.__args__:
            kind = getattr(origin, "__name__", self._name)
            raise TypeError(f"Type {self._name} cannot be instantiated; use {kind}() instead")
        made = origin(*args, **kwargs)
        if self._of is not None and hasattr(made, "__dict__"):
            made.__orig_class__ = self
        return made

    def __getattr__(self, name):
        if name.startswith("__") or self._of is None:
            raise AttributeError(name)
        return getattr(self._of, name)

    def __mro_entries__(self, bases):
        if self._name == "Any":
            return (_AnyBase,)
        origin = self.__origin__
        if isinstance(origin, type):
            return (origin,)
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, instance):
        if self._name in ("Union", "Optional") and self.__args__:
            return isinstance(instance, self.__args__)
        if self._name == "Any":
            raise TypeError("typing.Any cannot be used with isinstance()")
        if self.__args__ or self._name in _special:
            raise TypeError("Subscripted generics cannot be used with class and instance checks")
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        if self.__args__ or self._name in _special:
            raise TypeError("Subscripted generics cannot be used with class and instance checks")
        return issubclass(cls, self.__origin__)

    @property
    def __origin__(self):
        if self._of is not None:
            return self._of
        if self._name == "Optional":
            return Union
        if not self.__args__ and self._name in _special:
            raise AttributeError("__origin__")
        return _origin(self._name) or (globals().get(self._name, self) if self.__args__ else self)

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    @property
    def __metadata__(self):
        if self._name != "Annotated":
            raise AttributeError("__metadata__")
        return self.__args__[1:]

    def __or__(self, other):
        return _union((self, other), "Union")

    def __ror__(self, other):
        return _union((other, self), "Union")

    def __eq__(self, other):
        if not isinstance(other, _Alias) or self._of is not other._of:
            return NotImplemented
        if self._name in ("Union", "Optional") and other._name in ("Union", "Optional"):
            return set(self.__args__) == set(other.__args__)
        return (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash(self._name) + sum(hash(arg) for arg in self.__args__ if not isinstance(arg, list))

    def __repr__(self):
        if self._of is not None:
            name = _shown(self._of)
        else:
            name = f"{self.__module__}.{self._name}"
        if not self.__args__:
            return name
        if self._name == "Literal":
            return f"{name}[{', '.join([repr(arg) for arg in self.__args__])}]"
        if self._name == "Annotated":
            return f"{name}[{', '.join([_shown(self.__args__[0]), *[repr(arg) for arg in self.__args__[1:]]])}]"
        args = self.__args__
        if self._name == "Optional":
            args = args[:1]
        if args == ((),):
            return f"{name}[()]"
        return f"{name}[{', '.join([_shown(arg) for arg in args])}]"


class _Parameters(list):
    """The parameters of a callable."""

    def __hash__(self):
        return hash(tuple(self))


def _shown(arg):
    if arg is None:
        return "None"
    if arg is ...:
        return "..."
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == "builtins" else f"{arg.__module__}.{arg.__qualname__}"
    if isinstance(arg, list):
        return f"[{', '.join([_shown(part) for part in arg])}]"
    if isinstance(arg, tuple):
        return f"({', '.join([repr(part) for part in arg])})"
    if isinstance(arg, str):
        return f"ForwardRef({arg!r})"
    if hasattr(arg, "__code__"):
        return arg.__qualname__
    return repr(arg)


def _union(args, name):
    if name == "Optional":
        args = (*args, type(None))
    flat = []
    for arg in args:
        arg = type(None) if arg is None else arg
        is_union = getattr(arg, "_name", None) in ("Union", "Optional") or type(arg).__name__ == "UnionType"
        for part in arg.__args__ if is_union else (arg,):
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    if len(flat) == 2 and flat[1] is type(None):
        return _Alias("Optional", tuple(flat))
    if len(flat) == 2 and flat[0] is type(None):
        return _Alias("Optional", (flat[1], flat[0]))
    return _Alias("Union", tuple(flat))


def _parameters(args):
    found = []
    for arg in args:
        inside = [arg] if isinstance(arg, TypeVar) else _parameters(arg) if isinstance(arg, (list, tuple)) else None
        for one in getattr(arg, "__parameters__", ()) if inside is None and not isinstance(arg, type) else inside or ():
            if one not in found:
                found.append(one)
    return tuple(found)


def _filled(alias, args):
    """The alias with its type variables replaced."""
    args = args if isinstance(args, tuple) else (args,)
    free = _parameters(alias.__args__)
    if not free:
        raise TypeError(f"{alias!r} is not a generic class")
    if len(args) != len(free) and not any(isinstance(one, (ParamSpec, TypeVarTuple)) for one in free):
        few = "few" if len(args) < len(free) else "many"
        raise TypeError(f"Too {few} arguments for {alias!r}; actual {len(args)}, expected {len(free)}")
    values = dict(zip(free, args))
    if len(free) == 1 and isinstance(free[0], ParamSpec):
        values = {free[0]: list(args[0] if isinstance(args[0], (list, tuple)) else args)}
    made = tuple(_replaced(arg, values) for arg in alias.__args__)
    if isinstance(alias, _Alias):
        if alias._name in ("Union", "Optional"):
            return _union(made, "Union")
        return _Alias(alias._name, made, alias._of, alias.__module__)
    return alias.__origin__[made]


def _replaced(arg, values):
    if isinstance(arg, TypeVar):
        return values.get(arg, arg)
    if isinstance(arg, list):
        return _Parameters([_replaced(part, values) for part in arg])
    free = () if isinstance(arg, type) else getattr(arg, "__parameters__", ())
    return _filled(arg, tuple(values.get(one, one) for one in free)) if free else arg


_builtins = {
    "List": list,
    "Dict": dict,
    "Set": set,
    "FrozenSet": frozenset,
    "Tuple": tuple,
    "Type": type,
}
_collections = {"DefaultDict": "defaultdict", "OrderedDict": "OrderedDict", "Counter": "Counter", "Deque": "deque"}
_special = ("Any", "Union", "Optional", "Annotated", "Literal", "ClassVar", "Final", "Concatenate", "TypeGuard")
_special += ("Required", "NotRequired", "Never", "NoReturn", "Self", "LiteralString", "TypeAlias", "Unpack")


def _origin(name):
    if name in _builtins:
        return _builtins[name]
    if name in _special or name in ("SupportsFloat", "SupportsInt"):
        return None
    if name in _collections:
        import collections

        return getattr(collections, _collections[name])
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib

        return getattr(contextlib, "Abstract" + name)
    # It is in a later part of the library than this, which is fetched when it is asked for.
    kinds = _kernel.core("_import")("collections.abc", fromlist=True)
    return getattr(kinds, "Set" if name == "AbstractSet" else name, None)


Any = _Alias("Any")
AbstractSet = _Alias("AbstractSet")
Annotated = _Alias("Annotated")
AsyncContextManager = _Alias("AsyncContextManager")
AsyncGenerator = _Alias("AsyncGenerator")
AsyncIterable = _Alias("AsyncIterable")
AsyncIterator = _Alias("AsyncIterator")
Awaitable = _Alias("Awaitable")
Callable = _Alias("Callable")
ClassVar = _Alias("ClassVar")
Collection = _Alias("Collection")
Concatenate = _Alias("Concatenate")
Container = _Alias("Container")
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
LiteralString = _Alias("LiteralString")
Mapping = _Alias("Mapping")
MutableMapping = _Alias("MutableMapping")
MutableSequence = _Alias("MutableSequence")
MutableSet = _Alias("MutableSet")
Never = _Alias("Never")
NoReturn = _Alias("NoReturn")
NotRequired = _Alias("NotRequired")
Optional = _Alias("Optional")
OrderedDict = _Alias("OrderedDict")
Required = _Alias("Required")
Reversible = _Alias("Reversible")
Self = _Alias("Self")
Sequence = _Alias("Sequence")
Set = _Alias("Set")
Sized = _Alias("Sized")
Text = str
Tuple = _Alias("Tuple")
Type = _Alias("Type")
TypeAlias = _Alias("TypeAlias")
TypeGuard = _Alias("TypeGuard")
Union = _Alias("Union")
Unpack = _Alias("Unpack")


class _AnyBase:
    pass


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __or__(self, other):
        return _union((self, other), "Union")

    def __ror__(self, other):
        return _union((other, self), "Union")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return _ParamSpecPart(self, "args")

    @property
    def kwargs(self):
        return _ParamSpecPart(self, "kwargs")


class _ParamSpecPart:
    def __init__(self, origin, part):
        self.__origin__ = origin
        self._part = part

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield _Alias("Unpack", (self,))

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class Generic:
    def __class_getitem__(cls, item):
        items = item if isinstance(item, tuple) else (item,)
        if cls is Generic or cls is Protocol:
            if not all(isinstance(one, TypeVar) or getattr(one, "_name", None) == "Unpack" for one in items):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if any(one in items[:at] for at, one in enumerate(items)):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls.__name__, items, cls)
        free = cls.__dict__.get("__parameters__", ())
        if not free:
            raise TypeError(f"{cls!r} is not a generic class")
        if len(free) == 1 and isinstance(free[0], ParamSpec) and not isinstance(item, list):
            items = (items,)
        if len(items) != len(free) and not any(isinstance(one, TypeVarTuple) for one in free):
            few = "few" if len(items) < len(free) else "many"
            raise TypeError(f"Too {few} arguments for {cls!r}; actual {len(items)}, expected {len(free)}")
        items = tuple(tuple(one) if isinstance(one, list) else one for one in items)
        return _Alias(cls.__name__, items, cls)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        own = [base for base in bases if getattr(base, "_of", None) is Generic]
        cls.__parameters__ = _parameters(own or bases)


class _ProtocolMeta(abc.ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol", False):
            return cls in type(instance).__mro__ or super().__instancecheck__(instance)
        if cls in type(instance).__mro__:
            return True
        if not cls.__dict__.get("_is_checked", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all(hasattr(instance, name) for name in _members(cls))

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get("_is_protocol", False) or cls in other.__mro__:
            return super().__subclasscheck__(other)
        if not cls.__dict__.get("_is_checked", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        methods = _members(cls)
        if not all(callable(getattr(cls, name, None)) for name in methods):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        return all(lookup(other, name) is not None for name in methods)

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol", False):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)


def _members(protocol):
    names = set()
    for base in protocol.__mro__:
        if base.__dict__.get("_is_protocol", False) and base is not Protocol:
            names.update(base.__dict__.get("__annotations__", {}))
            names.update(name for name in base.__dict__ if name not in _not_asked)
    return sorted(names)


_not_asked = ("__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__")
_not_asked += ("__orig_bases__", "__parameters__", "__qualname__", "__slots__", "__subclasshook__", "__weakref__")
_not_asked += ("_is_protocol", "_is_checked", "_registered", "__class_getitem__", "__hash__", "__match_args__")


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_checked = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self): ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self): ...


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own = dict(namespace.get("__annotations__", {}))
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
            optional |= base.__dict__.get("__optional_keys__", frozenset())
        for key, kind in own.items():
            mark = getattr(kind, "_name", None)
            needed = mark == "Required" or (total and mark != "NotRequired")
            (required if needed else optional).add(key)
        annotations.update(own)
        members = {key: value for key, value in namespace.items() if key.startswith("__")}
        members.update(__annotations__=annotations, __total__=total)
        members.update(__required_keys__=frozenset(required), __optional_keys__=frozenset(optional))
        return super().__new__(mcls, name, (dict,), members)

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class _TypedDictMaker:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or kwargs), "__module__": "__main__"}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "<function TypedDict>"


_TypedDict = _TypedDictMeta("TypedDict", (), {})
TypedDict = _TypedDictMaker()


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, value):
        return value

    def __or__(self, other):
        return _union((self, other), "Union")

    def __ror__(self, other):
        return _union((other, self), "Union")

    def __mro_entries__(self, bases):
        raise TypeError(
            "Cannot subclass an instance of NewType. Perhaps you were looking for: "
            f"`NewName = NewType('NewName', {self.__name__})`"
        )

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
            if key not in fields and key not in ("__annotations__", "__classcell__", "__orig_bases__"):
                setattr(made, key, value)
        return made


class _NamedTuple(metaclass=_NamedTupleMeta):
    pass


class _NamedTupleMaker:
    def __call__(self, typename, fields=()):
        from collections import namedtuple

        made = namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = dict(fields)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)


NamedTuple = _NamedTupleMaker()


def cast(kind, value):
    return value


_overloads = {}


def overload(function):
    _overloads.setdefault((function.__module__, function.__qualname__), []).append(function)
    return function


def get_overloads(function):
    return list(_overloads.get((function.__module__, function.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def final(thing):
    try:
        thing.__final__ = True
    except (AttributeError, TypeError):
        pass
    return thing


def override(function):
    function.__override__ = True
    return function


def no_type_check(thing):
    return thing


def dataclass_transform(**options):
    return lambda thing: thing


def get_type_hints(thing, globalns=None, localns=None, include_extras=False):
    found = {}
    for one in reversed(thing.__mro__) if isinstance(thing, type) else (thing,):
        for name, kind in (one.__dict__ if isinstance(thing, type) else vars_of(one)).get("__annotations__", {}).items():
            found[name] = _hint(kind, thing, globalns, localns)
    return found if include_extras else {name: _without_extras(kind) for name, kind in found.items()}


def vars_of(thing):
    return {"__annotations__": getattr(thing, "__annotations__", {})}


def _hint(kind, thing, globalns, localns):
    if kind is None:
        return type(None)
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if not isinstance(kind, str):
        return kind
    import sys

    module = sys.modules.get(getattr(thing, "__module__", "__main__"))
    known = {**(globalns or getattr(module, "__dict__", {})), **(localns or {})}
    kind = kind.strip()
    if kind in known:
        return known[kind]
    if " | " in kind and "[" not in kind:
        return _union(tuple(_hint(part, thing, globalns, localns) for part in kind.split("|")), "Union")
    # What is more than a name stays a reference: there is no compiler at run time.
    return type(None) if kind == "None" else getattr(_kernel, f"{kind}_class", ForwardRef(kind))


def _without_extras(kind):
    if getattr(kind, "_name", None) in ("Annotated", "Required", "NotRequired"):
        return _without_extras(kind.__args__[0])
    if isinstance(kind, _Alias) and kind._name != "Literal":
        return _Alias(kind._name, tuple(_without_extras(arg) for arg in kind.__args__), kind._of, kind.__module__)
    return kind


def get_origin(alias):
    if isinstance(alias, _Alias):
        if alias._name == "Annotated":
            return Annotated if alias.__args__ else None
        return alias.__origin__ if alias.__args__ or alias._name not in _special else None
    if type(alias).__name__ == "UnionType":
        return type(alias)
    if alias is Generic:
        return Generic
    return getattr(alias, "__origin__", None) if not isinstance(alias, type) else None


def get_args(alias):
    if isinstance(alias, _Alias):
        return tuple(list(arg) if isinstance(arg, list) else arg for arg in alias.__args__)
    return getattr(alias, "__args__", ()) if not isinstance(alias, type) else ()


def is_typeddict(thing):
    return isinstance(thing, _TypedDictMeta)


def assert_never(value):
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")


def assert_type(value, kind):
    return value


def reveal_type(value):
    import sys

    print(f"Runtime type is {type(value).__name__!r}", file=sys.stderr)
    return value


class IO:
    def __class_getitem__(cls, item):
        return _Alias("IO", item)


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass
