"""Enumerations."""

from _kernel import builtin_base, lookup, new_instance, wrap


class auto:
    def __init__(self, value=None):
        self.value = value

    def __or__(self, other):
        return _Later("__or__", self, other)

    def __and__(self, other):
        return _Later("__and__", self, other)

    def __xor__(self, other):
        return _Later("__xor__", self, other)

    __ror__ = __or__


class _Later(auto):
    """What is made of values that are not known yet."""

    def __init__(self, name, left, right):
        self.parts = (name, left, right)

    def settled(self):
        name, left, right = self.parts
        left, right = (it.settled() if isinstance(it, _Later) else getattr(it, "value", it) for it in (left, right))
        return left | right if name == "__or__" else left & right if name == "__and__" else left ^ right


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_member(cls_name, name, value):
    if isinstance(value, nonmember) or name.startswith("_") and (name.endswith("_") or name.startswith(f"_{cls_name}__")):
        return False
    if isinstance(value, (member, auto)):
        return True
    if name == "_" or isinstance(value, (property, staticmethod, classmethod)):
        return False
    return not hasattr(type(value), "__get__") and not (hasattr(value, "__code__") or isinstance(value, type))


class EnumType(type):
    def __new__(mcls, name, bases, namespace, *, boundary=None, **kwargs):
        for base in bases:
            if getattr(base, "_member_map_", None):
                raise TypeError(f"{name!r} cannot extend {base!r}" if base is None else f"<enum '{name}'> cannot extend {base!r}")
        ignored = namespace.get("_ignore_", ())
        ignored = ignored.replace(",", " ").split() if isinstance(ignored, str) else list(ignored)
        plain, values = {}, []
        for key, value in namespace.items():
            if key in ignored or key == "_ignore_":
                continue
            if _is_member(name, key, value):
                values.append((key, value.value if isinstance(value, member) else value))
            else:
                plain[key] = value.value if isinstance(value, nonmember) else value
        if "__reduce_ex__" in plain:
            plain["__reduce__"] = plain["__reduce_ex__"]
        plain["_member_map_"] = {}
        plain["_member_names_"] = []
        plain["_value2member_map_"] = {}
        plain["_unhashable_"] = []
        if boundary is not None:
            plain["_boundary_"] = boundary
        cls = super().__new__(mcls, name, bases, plain, **kwargs)
        cls._member_type_ = _data_type(bases)
        for method in ("__repr__", "__str__", "__format__"):
            # Not those of what the members are besides.
            if bases and method not in plain and lookup(cls, method) is lookup(cls._member_type_, method):
                type.__setattr__(cls, method, lookup(bases[-1], method))
        so_far = []
        for key, value in values:
            _add_member(cls, key, value, so_far)
        return cls

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is not None:
            return _from_names(cls, value, names, start, type, boundary)
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for other, known in cls._unhashable_:
                if other == value:
                    return known
        try:
            missing = cls._missing_(value)
        except Exception as error:
            error.__context__ = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            raise
        if isinstance(missing, cls) or (missing is not None and cls._boundary_ is EJECT):
            return missing
        if missing is not None:
            raise TypeError(f"error in {cls.__name__}._missing_: returned {missing!r} instead of None or a valid member")
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any(other == value for other, _ in cls._unhashable_)

    def __bool__(cls):
        return True

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        type.__delattr__(cls, name)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__"}
        names |= {"__members__", "__module__", "__name__", "__qualname__", *cls._member_names_}
        for base in cls.__mro__:
            if base not in _own_classes and isinstance(base, EnumType):
                names |= {name for name in base.__dict__ if not name.startswith("_")} - set(base._member_map_)
        return sorted(names)

    @property
    def __members__(cls):
        from types import MappingProxyType

        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if cls._is_flag_ else 'enum'} '{cls.__name__}'>"


EnumMeta = EnumType


def _data_type(bases):
    """What the members are besides: `int`, a dataclass; `object` if they are nothing else."""
    for base in bases:
        for one in base.__mro__:
            if one is object or isinstance(one, EnumType):
                continue
            if one.__module__ == "builtins" or "__new__" in one.__dict__ or "__dataclass_fields__" in one.__dict__:
                return one
    return object


def _add_member(cls, key, value, so_far):
    if isinstance(value, _Later):
        value = value.settled()
    elif isinstance(value, auto):
        if value.value is None:
            value.value = cls._generate_next_value_(key, 1, len(so_far), list(so_far))
        value = value.value
    elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
        made = (cls._generate_next_value_(key, 1, len(so_far), list(so_far)) if isinstance(v, auto) else v for v in value)
        value = tuple(made)
    made = _made(cls, value)
    value = made._value_
    so_far.append(value)
    known = next((one for one in cls._member_map_.values() if one._value_ == value), None)
    if known is not None:
        cls._member_map_[key] = known
        type.__setattr__(cls, key, known)
        return
    made._name_ = key
    made.__objclass__ = cls
    made._sort_order_ = len(cls._member_names_)
    if not cls._is_flag_ or (isinstance(value, int) and value > 0 and value & (value - 1) == 0):
        cls._member_names_.append(key)
    if cls._is_flag_ and isinstance(value, int):
        cls._flag_mask_ |= value
        if value & (value - 1) == 0:
            cls._singles_mask_ |= value
        cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
    type.__setattr__(cls, key, made)
    cls._member_map_[key] = made
    try:
        cls._value2member_map_[value] = made
    except TypeError:
        cls._unhashable_.append((value, made))


def _made(cls, value):
    args = value if isinstance(value, tuple) else (value,)
    own = lookup(cls, "__new__")
    own = own.__func__ if isinstance(own, staticmethod) else own
    base = builtin_base(cls)
    if hasattr(own, "__code__"):
        made = own(cls, *args)
    elif base is None:
        made = new_instance(cls, ())
    else:
        made = wrap(cls, base(*args))
    if not hasattr(made, "_value_"):
        kind = cls._member_type_
        made._value_ = value if kind is object else kind(*args)
    init = lookup(cls, "__init__")
    if init is not None and hasattr(init, "__code__"):
        init(made, *args)
    return made


def _from_names(cls, name, names, start, mixed, boundary):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        pairs = list(names.items())
    elif names and isinstance(names[0], (tuple, list)):
        pairs = list(names)
    else:
        pairs, so_far = [], []
        for number, key in enumerate(names):
            so_far.append(cls._generate_next_value_(key, start, number, list(so_far)))
            pairs.append((key, so_far[-1]))
    bases = (cls,) if mixed is None else (mixed, cls)
    return type(cls)(name, bases, {"__module__": "__main__", **dict(pairs)}, boundary=boundary)


class Enum(metaclass=EnumType):
    _is_flag_ = False
    _boundary_ = None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in sorted([last for last in last_values if isinstance(last, int)], reverse=True):
            return last + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        names |= {name for name in getattr(self, "__dict__", ()) if not name.startswith("_")}
        for base in type(self).__mro__:
            if base not in _own_classes and isinstance(base, EnumType):
                names |= {name for name in base.__dict__ if not name.startswith("_")} - set(base._member_map_)
        return sorted(names)

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)

    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, IntEnum) else other)

    def __hash__(self):
        return hash(self._value_)


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)

    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, StrEnum) else other)

    def __hash__(self):
        return hash(self._value_)


class FlagBoundary(StrEnum):
    STRICT = "strict"
    CONFORM = "conform"
    EJECT = "eject"
    KEEP = "keep"


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    _is_flag_ = True
    _flag_mask_ = 0
    _singles_mask_ = 0
    _all_bits_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        highest = 0
        for last in last_values:
            highest = max(highest, last)
        return 1 << highest.bit_length() if highest else start

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~bits <= value <= bits or value & (bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                given, allowed = _binary(value, width), _binary(mask, width)
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {given}\n  allowed {allowed}")
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value += max(bits + 1, 1 << value.bit_length())
        if value < 0:
            value += bits + 1
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        made = new_instance(cls, ()) if builtin_base(cls) is None else wrap(cls, value)
        made._value_ = value
        made._name_ = _name_of_bits(cls, value)
        cls._value2member_map_[value] = made
        return made

    def __or__(self, other):
        bits = _bits(self, other)
        return bits if bits is NotImplemented else type(self)(self._value_ | bits)

    def __and__(self, other):
        bits = _bits(self, other)
        return bits if bits is NotImplemented else type(self)(self._value_ & bits)

    def __xor__(self, other):
        bits = _bits(self, other)
        return bits if bits is NotImplemented else type(self)(self._value_ ^ bits)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return type(self)(~self._value_)
        return type(self)(self._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __iter__(self):
        return iter([part for part in type(self) if part._value_ & self._value_])

    def __repr__(self):
        if not self._name_:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if not self._name_:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)

    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, IntFlag) else other)

    def __hash__(self):
        return hash(self._value_)


_own_classes = (Enum, ReprEnum, IntEnum, StrEnum, Flag, IntFlag)


def _name_of_bits(cls, value):
    parts = [part for part in cls if part._value_ & value]
    combined = sum(part._value_ for part in parts)
    if value & ~cls._singles_mask_:
        for part in cls._member_map_.values():
            if part not in parts and part._value_ and part._value_ & value == part._value_:
                parts.append(part)
                combined |= part._value_
    if not combined:
        return None
    names = [part._name_ for part in parts]
    return "|".join([*names, str(value ^ combined)] if value ^ combined else names)


def _binary(value, width):
    digits = format(value & ((1 << width) - 1), f"0{width}b")
    return f"0b{1 if value < 0 else 0} {digits}"


def _bits(flag, other):
    if isinstance(other, type(flag)):
        return other._value_
    return int(other) if isinstance(flag, int) and isinstance(other, int) else NotImplemented


def show_flag_values(value):
    value = int(getattr(value, "_value_", value))
    return [1 << at for at in range(value.bit_length()) if value >> at & 1]


def unique(cls):
    twice = [(name, one._name_) for name, one in cls._member_map_.items() if one._name_ != name]
    if twice:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in twice)
        raise ValueError(f"duplicate values found in {cls!r}: {shown}")
    return cls


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, cls):
        for check in self.checks:
            if check is UNIQUE:
                twice = [(name, one._name_) for name, one in cls.__members__.items() if one._name_ != name]
                if twice:
                    shown = ", ".join(f"{alias} -> {name}" for alias, name in twice)
                    raise ValueError(f"aliases found in {cls!r}: {shown}")
            elif check is CONTINUOUS:
                _check_continuous(cls)
            else:
                _check_named(cls)
        return cls


def _check_continuous(cls):
    values = sorted(one._value_ for one in cls)
    if len(values) < 2:
        return
    if issubclass(cls, Flag):
        first, last = values[0].bit_length() - 1, values[-1].bit_length() - 1
        missing = [1 << at for at in range(first + 1, last) if 1 << at not in values]
    else:
        missing = [value for value in range(values[0] + 1, values[-1]) if value not in values]
    if missing:
        kind = "flag" if issubclass(cls, Flag) else "enum"
        raise ValueError(f"invalid {kind} {cls.__name__!r}: missing values {', '.join([str(it) for it in missing])}"[:256])


def _check_named(cls):
    members = [one._value_ for one in cls]
    names, missing = [], 0
    for name, alias in cls._member_map_.items():
        if name in cls._member_names_ or alias._value_ < 0:
            continue
        unnamed = [value for value in show_flag_values(alias._value_) if value not in members]
        if unnamed:
            names.append(name)
            for value in unnamed:
                missing |= value
    if names:
        who = f"alias {names[0]} is" if len(names) == 1 else f"aliases {', '.join(names[:-1])} and {names[-1]} are"
        value = f"value 0x{missing:x}" if missing.bit_count() == 1 else f"combined values of 0x{missing:x}"
        raise ValueError(
            f"invalid Flag {cls.__name__!r}: {who} missing {value} [use enum.show_flag_values(value) for details]"
        )


def global_enum(cls, update_str=False):
    import sys

    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls


def global_enum_repr(self):
    return f"{type(self).__module__}.{self._name_}"


property = property
