"""Copies."""

from _kernel import builtin_base, new_instance, special, unwrap, wrap


class Error(Exception):
    pass


error = Error


def copy(x):
    method = special(x, "__copy__")
    if method is not None:
        return method()
    if isinstance(x, (list, dict, set, bytearray)) and unwrap(x) is x:
        return x.copy()
    return _instance(x, lambda value: value) if _is_instance(x) else x


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known[0]
    method = special(x, "__deepcopy__")
    if method is not None:
        made = method(memo)
    elif unwrap(x) is not x or _is_instance(x):
        made = _instance(x, lambda value: deepcopy(value, memo), memo)
    elif isinstance(x, list):
        made = []
        memo[id(x)] = (made, x)
        made.extend([deepcopy(item, memo) for item in x])
    elif isinstance(x, dict):
        made = {}
        memo[id(x)] = (made, x)
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif isinstance(x, tuple):
        made = tuple([deepcopy(item, memo) for item in x])
    elif isinstance(x, set):
        made = {deepcopy(item, memo) for item in x}
    elif isinstance(x, bytearray):
        made = bytearray(x)
    else:
        return x
    memo[id(x)] = (made, x)
    return made


def _is_instance(x):
    return hasattr(x, "__dict__") and not isinstance(x, type) and not hasattr(x, "__code__") and not hasattr(x, "__loader__")


def _instance(x, copy_value, memo=None):
    cls = type(x)
    inner = unwrap(x)
    if inner is not x:
        made = wrap(cls, copy_value(inner if memo is not None else copy(inner)))
    else:
        made = new_instance(cls, getattr(x, "args", ()))
    if memo is not None:
        memo[id(x)] = (made, x)
    for name, value in x.__dict__.items():
        object.__setattr__(made, name, copy_value(value))
    return made


def replace(x, /, **changes):
    return x.__replace__(**changes)
