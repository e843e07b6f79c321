"""Values from outside made into what annotations say, with mistakes worded as pydantic words them."""


def origin_of(kind):
    return getattr(kind, "__origin__", kind)


def kinds_of(annotation):
    """The classes that a value may have, without `None`; and whether it may be `None`."""
    if annotation is ... or annotation is None:
        return (), annotation is None
    name = getattr(annotation, "_name", None)
    if name in ("Optional", "Union") or type(annotation).__name__ == "UnionType":
        kinds = []
        is_optional = name == "Optional"
        for part in annotation.__args__:
            inner, optional = kinds_of(part)
            kinds.extend(inner)
            is_optional = is_optional or optional or part is type(None)
        return tuple(kind for kind in kinds if kind is not type(None)), is_optional
    if name in ("Any", "Annotated"):
        return (() if name == "Any" else kinds_of(annotation.__args__[0])[0]), False
    return (annotation,), False


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
    origin = origin_of(kind)
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
    kinds, is_optional = kinds_of(annotation)
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


def check(value, constraints, errors, location, given):
    if not constraints or value is None:
        return
    for name, kind, words, holds in _limits:
        limit = constraints.get(name)
        if limit is not None and not holds(value, limit):
            shown = float(limit) if isinstance(value, float) else limit
            mistake(errors, kind, location, f"Input should be {words} {limit}", given, {name: shown})
    least = constraints.get("min_length")
    if least is not None and len(value) < least:
        plural = "" if least == 1 else "s"
        message = f"String should have at least {least} character{plural}"
        mistake(errors, "string_too_short", location, message, given, {"min_length": least})
    most = constraints.get("max_length")
    if most is not None and len(value) > most:
        plural = "" if most == 1 else "s"
        message = f"String should have at most {most} character{plural}"
        mistake(errors, "string_too_long", location, message, given, {"max_length": most})
