"""Enumerations."""

from _kernel import builtin_base, lookup, new_instance, wrap


class auto:
    def __init__(self, value=None):
        self.value = value


class _NonMember:
    def __init__(self, value):
        self.value = value


nonmember = _NonMember


def member(value):
    return value


def _is_member(name, value):
    if name.startswith("_"):
        return False
    if isinstance(value, (property, staticmethod, classmethod, _NonMember)):
        return False
    return not hasattr(type(value), "__get__") and not (hasattr(value, "__code__") or isinstance(value, type))


class EnumType(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        plain = {}
        values = []
        for key, value in namespace.items():
            if _is_member(key, value):
                values.append((key, value))
            else:
                plain[key] = value.value if isinstance(value, _NonMember) else value
        cls = super().__new__(mcls, name, bases, plain)
        cls._member_map_ = {}
        cls._value2member_map_ = []
        for base in bases:
            if getattr(base, "_member_map_", None):
                raise TypeError(f"<enum '{name}'> cannot extend <enum '{base.__name__}'>")
        so_far = []
        for key, value in values:
            _add_member(cls, key, value, so_far)
        return cls

    def __call__(cls, value, names=None, *, module=None, start=1):
        if names is not None:
            return _from_names(cls, value, names, start)
        for other, member in cls._value2member_map_:
            if other is value or other == value:
                return member
        missing = cls._missing_(value)
        if missing is not None:
            return missing
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __iter__(cls):
        return iter([member for name, member in cls._member_map_.items() if member._name_ == name])

    def __reversed__(cls):
        return reversed(list(cls))

    def __len__(cls):
        return len(list(cls))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return any(other == value for other, _ in cls._value2member_map_)

    def __bool__(cls):
        return True

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f"<enum '{cls.__name__}'>"


EnumMeta = EnumType


def _add_member(cls, key, value, so_far):
    if isinstance(value, auto):
        value = value.value if value.value is not None else cls._generate_next_value_(key, 1, len(so_far), so_far)
    elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
        value = tuple(cls._generate_next_value_(key, 1, len(so_far), so_far) if isinstance(v, auto) else v for v in value)
    for other, known in cls._value2member_map_:
        if other == value:
            cls._member_map_[key] = known
            setattr(cls, key, known)
            return
    base = builtin_base(cls)
    args = value if isinstance(value, tuple) else (value,)
    if base is None:
        made = new_instance(cls, ())
    else:
        made = wrap(cls, base(*args))
    made._value_ = value
    init = lookup(cls, "__init__")
    if init is not None and hasattr(init, "__code__"):
        init(made, *args)
    made._name_ = key
    made._sort_order_ = len(so_far)
    so_far.append(value)
    cls._member_map_[key] = made
    cls._value2member_map_.append((made._value_, made))
    setattr(cls, key, made)


def _from_names(cls, name, names, start):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        pairs = list(names.items())
    elif names and isinstance(names[0], (tuple, list)):
        pairs = list(names)
    else:
        pairs = [(key, start + number) for number, key in enumerate(names)]
    return EnumType(name, (cls,), dict(pairs))


class Enum(metaclass=EnumType):
    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            if isinstance(last, int):
                return last + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

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


class IntEnum(int, Enum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)

    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, IntEnum) else other)

    def __hash__(self):
        return hash(self._value_)


class StrEnum(str, Enum):
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


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        highest = 0
        for last in last_values:
            highest = max(highest, last)
        return 1 << highest.bit_length() if highest else start

    @classmethod
    def _missing_(cls, value):
        made = new_instance(cls, ()) if builtin_base(cls) is None else wrap(cls, value)
        names = [name for name, part in cls._member_map_.items() if part._value_ and part._value_ & value == part._value_]
        made._name_ = "|".join(names) if names else None
        made._value_ = value
        cls._value2member_map_.append((value, made))
        return made

    def __or__(self, other):
        return type(self)(self._value_ | _bits(other))

    def __and__(self, other):
        return type(self)(self._value_ & _bits(other))

    def __xor__(self, other):
        return type(self)(self._value_ ^ _bits(other))

    def __invert__(self):
        every = 0
        for part in type(self):
            every |= part._value_
        return type(self)(every & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return iter([part for part in type(self) if part._value_ & self._value_])

    def __repr__(self):
        name = self._name_ if self._name_ is not None else "0"
        if not self._name_:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{name}: {self._value_!r}>"


class IntFlag(int, Flag):
    def __str__(self):
        return str(self._value_)


def _bits(other):
    return other._value_ if isinstance(other, Flag) else other


def unique(cls):
    twice = [(name, member._name_) for name, member in cls._member_map_.items() if member._name_ != name]
    if twice:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in twice)
        raise ValueError(f"duplicate values found in {cls!r}: {shown}")
    return cls


def verify(*checks):
    return lambda cls: cls


UNIQUE = "one name per value"
CONTINUOUS = "no skipped integer values"
