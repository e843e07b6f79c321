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
    if name == "Any":
        return (), False
    if name == "Annotated":
        inner, optional = kinds_of(annotation.__args__[0])
        return (annotation,) if inner else (), optional
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
    if getattr(kind, "_name", None) == "Annotated":
        return _annotated(value, kind, errors, location)
    own = getattr(kind, "_convert", None)
    if own is not None:
        return own(value, errors, location)
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
        if origin is tuple and args and args[-1] is not ...:
            return _fixed_tuple(value, args, errors, location)
        inner = args[0] if args else None
        items = [convert_any(item, inner, errors, (*location, index)) for index, item in enumerate(value)]
        return items if origin is list else origin(items)
    if origin is dict:
        if not isinstance(value, dict):
            mistake(errors, "dict_type", location, "Input should be a valid dictionary", value)
            return value
        args = getattr(kind, "__args__", ())
        if len(args) == 2:
            made = {}
            for key, item in value.items():
                key = convert_any(key, args[0], errors, (*location, key, "[key]"))
                made[key] = convert_any(item, args[1], errors, (*location, key))
            return made
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
    if isinstance(kind, type) and kind.__module__ in ("datetime", "uuid", "decimal", "pathlib"):
        from _convert_time import convert_special

        return convert_special(value, kind, errors, location)
    if kind is bytes and isinstance(value, str):
        return value.encode()
    if hasattr(kind, "__dataclass_fields__") and isinstance(value, dict):
        return _dataclass(value, kind, errors, location)
    return value


def _annotated(value, kind, errors, location):
    marks = kind.__args__[1:]
    for mark in marks:
        if getattr(mark, "mode", None) in ("before", "plain"):
            value = _called(mark.func, value, errors, location)
            if errors or mark.mode == "plain":
                return value
    given = value
    value = convert_any(value, kind.__args__[0], errors, location)
    for mark in marks:
        if errors:
            break
        if hasattr(mark, "constraints"):
            value = check(value, mark.constraints, errors, location, given)
        elif getattr(mark, "mode", None) == "after" and hasattr(mark, "func"):
            value = _called(mark.func, value, errors, location)
    return value


def _called(function, value, errors, location):
    try:
        return function(value)
    except ValueError as error:
        mistake(errors, "value_error", location, f"Value error, {error}", value, {"error": error})
    except AssertionError as error:
        mistake(errors, "assertion_error", location, f"Assertion failed, {error}", value, {"error": error})


def _fixed_tuple(value, args, errors, location):
    items = list(value)
    for index in range(len(items), len(args)):
        mistake(errors, "missing", (*location, index), "Field required", value)
    return tuple(convert_any(item, inner, errors, (*location, index)) for index, (item, inner) in enumerate(zip(items, args)))


def _dataclass(value, kind, errors, location):
    arguments = {}
    for name, field in kind.__dataclass_fields__.items():
        if name in value:
            arguments[name] = convert_any(value[name], field.type, errors, (*location, name))
        elif type(field.default) is type(field.default_factory):
            mistake(errors, "missing", (*location, name), "Field required", value)
    return None if errors else kind(**arguments)


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
    if isinstance(value, (str, bytes)):
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
    """The value, if what is said of it besides its kind holds."""
    if not constraints or value is None:
        return value
    if isinstance(value, str):
        if constraints.get("strip_whitespace"):
            value = value.strip()
        if constraints.get("to_lower"):
            value = value.lower()
    for name, kind, words, holds in _limits:
        limit = constraints.get(name)
        if limit is not None and not holds(value, limit):
            shown = float(limit) if isinstance(value, float) and isinstance(limit, (int, float)) else limit
            told = shown if not isinstance(shown, float) or not shown.is_integer() else int(shown)
            mistake(errors, kind, location, f"Input should be {words} {told}", given, {name: shown})
            return value
    step = constraints.get("multiple_of")
    if step is not None and value % step:
        words = f"Input should be a multiple of {step}"
        mistake(errors, "multiple_of", location, words, given, {"multiple_of": step})
    least, most = constraints.get("min_length"), constraints.get("max_length")
    if least is not None and len(value) < least:
        _length_mistake(value, least, "min_length", "at least", "short", errors, location, given)
    if most is not None and len(value) > most:
        _length_mistake(value, most, "max_length", "at most", "long", errors, location, given)
    pattern = constraints.get("pattern") or constraints.get("regex")
    if pattern is not None and isinstance(value, str):
        import re

        if re.search(pattern, value) is None:
            words = f"String should match pattern '{pattern}'"
            mistake(errors, "string_pattern_mismatch", location, words, given, {"pattern": pattern})
    return value


def _length_mistake(value, limit, name, words, end, errors, location, given):
    plural = "" if limit == 1 else "s"
    if isinstance(value, str):
        message = f"String should have {words} {limit} character{plural}"
        mistake(errors, f"string_too_{end}", location, message, given, {name: limit})
        return
    kind = type(value).__name__.capitalize()
    kind = "Dictionary" if kind == "Dict" else kind
    message = f"{kind} should have {words} {limit} item{plural} after validation, not {len(value)}"
    context = {"field_type": kind, name: limit, "actual_length": len(value)}
    mistake(errors, f"too_{end}", location, message, given, context)
