"""How `match` looks into sequences, mappings and objects; compiled code calls `match` for what is not a plain value.

A pattern comes as a tuple: its kind, then its parts. Values and classes in it are numbers of `values`, names that it binds
are numbers of `names`, or -1.
"""

_MISSING = object()
_WHOLE = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


def match(subject, values, pattern, count):
    """The values of the `count` names if `subject` fits, else None."""
    names = [None] * count
    return names if _fits(subject, values, pattern, names) else None


def _fits(subject, values, pattern, names):
    kind = pattern[0]
    if kind == "value":
        return subject == values[pattern[1]]
    if kind == "same":
        return subject is pattern[1]
    if kind == "name":
        _bind(names, pattern[1], subject)
        return True
    if kind == "as":
        if not _fits(subject, values, pattern[2], names):
            return False
        _bind(names, pattern[1], subject)
        return True
    if kind == "or":
        for choice in pattern[1:]:
            if _fits(subject, values, choice, names):
                return True
        return False
    if kind == "sequence":
        return _is_sequence(subject) and _fits_sequence(subject, values, pattern, names)
    if kind == "mapping":
        return _is_mapping(subject) and _fits_mapping(subject, values, pattern, names)
    return _fits_class(subject, values, pattern, names)


def _bind(names, number, value):
    if number >= 0:
        names[number] = value


def _is_sequence(subject):
    if isinstance(subject, (list, tuple, range)):
        return True
    if isinstance(subject, (str, bytes, bytearray, dict, int, float)) or subject is None:
        return False
    from collections.abc import Sequence

    return isinstance(subject, Sequence)


def _is_mapping(subject):
    if isinstance(subject, dict):
        return True
    if isinstance(subject, (str, list, tuple, int, float)) or subject is None:
        return False
    from collections.abc import Mapping

    return isinstance(subject, Mapping)


def _fits_sequence(subject, values, pattern, names):
    star, target, parts = pattern[1], pattern[2], pattern[3]
    length = len(subject)
    if star < 0:
        if length != len(parts):
            return False
        after = 0
    else:
        if length < len(parts):
            return False
        after = len(parts) - star
    before = len(parts) - after
    for index in range(before):
        if not _fits(subject[index], values, parts[index], names):
            return False
    for index in range(after):
        if not _fits(subject[length - after + index], values, parts[before + index], names):
            return False
    if star >= 0 and target >= 0:
        names[target] = [subject[index] for index in range(before, length - after)]
    return True


def _fits_mapping(subject, values, pattern, names):
    keys, parts, rest = pattern[1], pattern[2], pattern[3]
    if len(subject) < len(keys):
        return False
    found = []
    for number in keys:
        value = subject.get(values[number], _MISSING)
        if value is _MISSING:
            return False
        found.append(value)
    for index in range(len(parts)):
        if not _fits(found[index], values, parts[index], names):
            return False
    if rest >= 0:
        left = dict(subject)
        for number in keys:
            del left[values[number]]
        names[rest] = left
    return True


def _fits_class(subject, values, pattern, names):
    cls, parts, attributes, named = values[pattern[1]], pattern[2], pattern[3], pattern[4]
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return False
    if parts:
        if hasattr(cls, "__match_args__"):
            allowed = cls.__match_args__
            if not isinstance(allowed, tuple):
                raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(allowed).__name__})")
        elif issubclass(cls, _WHOLE):
            if len(parts) > 1:
                raise TypeError(f"{cls.__name__}() accepts 1 positional sub-pattern ({len(parts)} given)")
            allowed = None
        else:
            allowed = ()
        if allowed is None:
            if not _fits(subject, values, parts[0], names):
                return False
        else:
            _check_count(cls, allowed, len(parts))
            for index in range(len(parts)):
                name = allowed[index]
                if not isinstance(name, str):
                    raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
                if name in attributes:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
                if not _fits_attribute(subject, name, values, parts[index], names):
                    return False
    for index in range(len(attributes)):
        if not _fits_attribute(subject, attributes[index], values, named[index], names):
            return False
    return True


def _check_count(cls, allowed, given):
    if given > len(allowed):
        plural = "" if len(allowed) == 1 else "s"
        raise TypeError(f"{cls.__name__}() accepts {len(allowed)} positional sub-pattern{plural} ({given} given)")


def _fits_attribute(subject, name, values, pattern, names):
    value = getattr(subject, name, _MISSING)
    return value is not _MISSING and _fits(value, values, pattern, names)
