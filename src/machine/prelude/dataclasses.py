"""Classes made of their annotations."""

from _kernel import lookup
from types import MappingProxyType

_given = object()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KwOnly:
    pass


KW_ONLY = _KwOnly()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType(metadata or {})
        self.kw_only = kw_only

    def __repr__(self):
        names = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        inside = ",".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"Field({inside},_field_type={getattr(self, '_field_type', None)})"


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    def decorate(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)

    return decorate if cls is None else decorate(cls)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(base.__dict__.get("__dataclass_fields__", {}))
    own = cls.__dict__.get("__annotations__", {})
    kw_only_from_here = kw_only
    for name, annotation in own.items():
        if annotation is KW_ONLY:
            kw_only_from_here = True
            continue
        if getattr(annotation, "_name", None) == "ClassVar":
            continue
        default = getattr(cls, name, MISSING) if name in cls.__dict__ else MISSING
        item = default if isinstance(default, Field) else field(default=default)
        if isinstance(item.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(item.default)} for field {name} is not allowed: use default_factory")
        if item.default is not MISSING and getattr(type(item.default), "__hash__", None) is None:
            raise ValueError(f"mutable default {type(item.default)} for field {name} is not allowed: use default_factory")
        item.name = name
        item.type = annotation
        item._field_type = "_FIELD"
        if item.kw_only is MISSING:
            item.kw_only = kw_only_from_here
        fields[name] = item
        if isinstance(default, Field):
            if item.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, item.default)
    cls.__dataclass_fields__ = fields
    in_order = list(fields.values())
    positional = [item for item in in_order if item.init and not item.kw_only]
    cls.__match_args__ = tuple(item.name for item in positional)
    if init:
        _check_order(positional)
        cls.__init__ = _make_init(cls, in_order, positional, frozen)
    if repr and "__repr__" not in cls.__dict__:
        cls.__repr__ = _make_repr([item for item in in_order if item.repr])
    compared = [item.name for item in in_order if item.compare]
    if eq and "__eq__" not in cls.__dict__:
        cls.__eq__ = _make_eq(compared)
    if order:
        cls.__lt__ = _make_order(compared, lambda a, b: a < b)
        cls.__le__ = _make_order(compared, lambda a, b: a <= b)
        cls.__gt__ = _make_order(compared, lambda a, b: a > b)
        cls.__ge__ = _make_order(compared, lambda a, b: a >= b)
    if frozen:
        cls.__setattr__ = _refuse_set
        cls.__delattr__ = _refuse_delete
    if unsafe_hash or (eq and frozen):
        hashed = [item.name for item in in_order if (item.compare if item.hash is None else item.hash)]
        cls.__hash__ = lambda self: hash(tuple([getattr(self, name) for name in hashed]))
    elif eq and "__hash__" not in cls.__dict__:
        cls.__hash__ = None
    return cls


def _check_order(positional):
    has_default = False
    for item in positional:
        if item.default is not MISSING or item.default_factory is not MISSING:
            has_default = True
        elif has_default:
            raise TypeError(f"non-default argument {item.name!r} follows default argument")


def _make_init(cls, fields, positional, frozen):
    names = [item.name for item in positional]
    post_init = lookup(cls, "__post_init__")
    init_only = [item.name for item in fields if getattr(item.type, "_is_init_var", False)]

    def __init__(self, *args, **kwargs):
        if len(args) > len(names):
            least = len([item for item in positional if item.default is MISSING and item.default_factory is MISSING])
            takes = f"from {least + 1} to {len(names) + 1}" if least < len(names) else str(len(names) + 1)
            were = "were" if len(args) else "was"
            plural = "s" if len(names) or least < len(names) else ""
            raise TypeError(
                f"{cls.__qualname__}.__init__() takes {takes} positional argument{plural} but {len(args) + 1} {were} given"
            )
        given = dict(zip(names, args))
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{cls.__qualname__}.__init__() got multiple values for argument '{name}'")
            given[name] = value
        missing = []
        for item in fields:
            name = item.name
            if item.init and name in given:
                value = given.pop(name)
            elif item.default_factory is not MISSING:
                value = item.default_factory()
            elif item.default is not MISSING:
                value = item.default
                if not item.init:
                    continue
            elif item.init:
                missing.append(f"'{name}'")
                continue
            else:
                continue
            object.__setattr__(self, name, value)
        if given:
            raise TypeError(f"{cls.__qualname__}.__init__() got an unexpected keyword argument '{next(iter(given))}'")
        if missing:
            plural = "s" if len(missing) > 1 else ""
            shown = " and ".join(missing) if len(missing) < 3 else ", ".join(missing[:-1]) + ", and " + missing[-1]
            raise TypeError(
                f"{cls.__qualname__}.__init__() missing {len(missing)} required positional argument{plural}: {shown}"
            )
        if post_init is not None:
            self.__post_init__(*[getattr(self, name) for name in init_only])

    return __init__


def _make_repr(fields):
    names = [item.name for item in fields]

    def __repr__(self):
        inside = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{type(self).__qualname__}({inside})"

    return __repr__


def _make_eq(names):
    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in names)

    return __eq__


def _make_order(names, compare):
    def method(self, other):
        if type(other) is not type(self):
            return NotImplemented
        mine = tuple([getattr(self, name) for name in names])
        return compare(mine, tuple([getattr(other, name) for name in names]))

    return method


def _refuse_set(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field '{name}'")


def _refuse_delete(self, name):
    raise FrozenInstanceError(f"cannot delete field '{name}'")


class InitVar:
    _is_init_var = True

    def __class_getitem__(cls, item):
        return cls


def fields(thing):
    try:
        return tuple(thing.__dataclass_fields__.values())
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None


def is_dataclass(thing):
    return hasattr(thing, "__dataclass_fields__")


def asdict(instance, *, dict_factory=dict):
    if not is_dataclass(instance) or isinstance(instance, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return dict_factory([(name, _plain(getattr(instance, name), dict_factory)) for name in instance.__dataclass_fields__])


def _plain(value, dict_factory):
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value, dict_factory=dict_factory)
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(item, dict_factory) for item in value])
    if isinstance(value, dict):
        return {_plain(key, dict_factory): _plain(item, dict_factory) for key, item in value.items()}
    return value


def astuple(instance):
    return tuple(_plain(getattr(instance, name), dict) for name in instance.__dataclass_fields__)


def replace(instance, /, **changes):
    for item in instance.__dataclass_fields__.values():
        if item.init and item.name not in changes:
            changes[item.name] = getattr(instance, item.name)
    return type(instance)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations = {}
    members = dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
        else:
            annotations[item[0]] = item[1]
            if len(item) > 2:
                members[item[0]] = item[2]
    members["__annotations__"] = annotations
    return dataclass(type(cls_name, tuple(bases), members), **options)
