"""What the interpreter and its natives call. Loaded at every start: it stays small."""

from _kernel import builtin_base, coroutine_class, extend, function_class, lookup, make_class, native_class, new_instance, set_cell
from _kernel import special, unwrap, wrap


# --- classes and instances ---


def _build_class(body, name, bases, keywords):
    bases = _resolve_bases(bases)
    metaclass = keywords.pop("metaclass", type) if keywords else type
    if isinstance(metaclass, type):
        for base in bases:
            kind = type(base)
            if kind is not metaclass and issubclass(kind, metaclass):
                metaclass = kind
    namespace = body()
    if metaclass is type:
        return _make_type(type, name, bases, namespace, keywords)
    if not isinstance(metaclass, type):
        return metaclass(name, bases, namespace, **keywords)
    return _construct_by_meta(metaclass, name, bases, namespace, **keywords)


def _resolve_bases(bases):
    for base in bases:
        if not isinstance(base, type):
            break
    else:
        return bases
    resolved = []
    for base in bases:
        if isinstance(base, type):
            resolved.append(base)
            continue
        entries = special(base, "__mro_entries__")
        if entries is None:
            raise TypeError("bases must be types")
        resolved.extend(entries(bases))
    return tuple(resolved)


def _type_new(metaclass, name, bases=None, namespace=None, **keywords):
    if bases is None:
        return type(name)
    return _make_type(metaclass, name, bases, namespace, keywords)


def _make_type(metaclass, name, bases, namespace, keywords):
    cell = namespace.get("__classcell__")
    if cell is not None:
        namespace = {key: value for key, value in namespace.items() if key != "__classcell__"}
    cls = make_class(metaclass, name, bases, namespace)
    if cell is not None:
        set_cell(cell, cls)
    for key, value in namespace.items():
        hook = special(value, "__set_name__")
        if hook is not None:
            hook(cls, key)
    for base in bases:
        if lookup(base, "__init_subclass__") is not None:
            super(cls, cls).__init_subclass__(**keywords)
            return cls
    if keywords and metaclass is type:
        raise TypeError(f"{name}.__init_subclass__() takes no keyword arguments")
    return cls


def _construct(cls, *args, **kwargs):
    new = lookup(cls, "__new__")
    if isinstance(new, staticmethod):
        new = new.__func__
    is_plain = new is None or type(new) is native_class
    instance = _allocate(cls, args, kwargs) if is_plain else new(cls, *args, **kwargs)
    if isinstance(instance, cls):
        init = special(instance, "__init__")
        if init is not None:
            if init(*args, **kwargs) is not None:
                raise TypeError("__init__() should return None")
        elif is_plain and (args or kwargs) and builtin_base(cls) is None and not issubclass(cls, BaseException):
            raise TypeError(f"{cls.__name__}() takes no arguments")
    return instance


def _construct_by_meta(cls, *args, **kwargs):
    call = special(cls, "__call__")
    if call is not None:
        return call(*args, **kwargs)
    return _construct(cls, *args, **kwargs)


def _allocate(cls, args, kwargs):
    """A new instance before `__init__`, whatever its class derives from."""
    base = builtin_base(cls)
    if base is None:
        return new_instance(cls, args)
    if base in (list, dict, set, bytearray) and type(lookup(cls, "__init__")) is function_class:
        return wrap(cls, base())
    return wrap(cls, base(*args, **kwargs))


def _initialise(instance, init, *args, **kwargs):
    result = init(instance, *args, **kwargs)
    if result is not None:
        raise TypeError(f"__init__() should return None, not '{type(result).__name__}'")
    return instance


# --- operators on instances ---


def _binary(a, b, name, reflected, symbol):
    kind = type(a)
    other = type(b)
    method = special(a, name)
    swapped = None
    if other is not kind:
        swapped = special(b, reflected)
        if swapped is not None and issubclass(other, kind) and lookup(other, reflected) is not lookup(kind, reflected):
            result = swapped(a)
            if result is not NotImplemented:
                return result
            swapped = None
    if method is not None:
        result = method(b)
        if result is not NotImplemented:
            return result
    if swapped is not None:
        result = swapped(a)
        if result is not NotImplemented:
            return result
    inner = unwrap(a)
    inner_other = unwrap(b)
    if inner is not a or inner_other is not b:
        try:
            return _operators[symbol[:-1] if symbol[-1] == "=" else symbol](inner, inner_other)
        except TypeError as error:
            if not str(error).startswith("unsupported operand"):
                raise
    if symbol == "**":
        symbol = "** or pow()"
    raise TypeError(f"unsupported operand type(s) for {symbol}: '{kind.__name__}' and '{other.__name__}'")


def _inplace(a, b, name, plain, reflected, symbol):
    method = special(a, name)
    if method is not None:
        result = method(b)
        if result is not NotImplemented:
            return result
    inner = unwrap(a)
    if inner is not a and isinstance(inner, (list, set, dict)):
        _inplace_on_containers(inner, unwrap(b), symbol[:-1])
        return a
    return _binary(a, b, plain, reflected, symbol)


def _inplace_on_containers(container, other, symbol):
    if symbol == "+":
        container += other
    elif symbol == "*":
        container *= other
    elif symbol == "|":
        container |= other
    elif symbol == "&":
        container &= other
    elif symbol == "-":
        container -= other
    else:
        container ^= other


_operators = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "@": lambda a, b: a @ b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
    "<<": lambda a, b: a << b,
    ">>": lambda a, b: a >> b,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _unary(a, name, symbol):
    method = special(a, name)
    if method is not None:
        return method()
    inner = unwrap(a)
    if inner is not a:
        if symbol == "-":
            return -inner
        if symbol == "+":
            return +inner
        return ~inner
    raise TypeError(f"bad operand type for unary {symbol}: '{type(a).__name__}'")


def _compare(a, b, name, reflected, symbol):
    kind = type(a)
    other = type(b)
    if other is not kind and issubclass(other, kind):
        method = _comparison(b, reflected)
        if method is not None:
            result = method(a)
            if result is not NotImplemented:
                return result
    method = _comparison(a, name)
    if method is not None:
        result = method(b)
        if result is not NotImplemented:
            return result
    method = _comparison(b, reflected)
    if method is not None:
        result = method(a)
        if result is not NotImplemented:
            return result
    inner = unwrap(a)
    inner_other = unwrap(b)
    if inner is not a or inner_other is not b:
        if symbol == "==":
            return inner == inner_other
        if symbol == "!=":
            return inner != inner_other
        try:
            return _operators[symbol](inner, inner_other)
        except TypeError as error:
            if "not supported between" not in str(error):
                raise
    if symbol == "==":
        return a is b
    if symbol == "!=":
        return a is not b
    raise TypeError(f"'{symbol}' not supported between instances of '{kind.__name__}' and '{other.__name__}'")


def _comparison(a, name):
    method = special(a, name)
    if method is None and name == "__ne__":
        equal = special(a, "__eq__")
        if equal is not None:
            return lambda b: _negated(equal(b))
    return method


def _negated(result):
    return result if result is NotImplemented else not result


def _contains(container, item):
    method = special(container, "__contains__")
    if method is not None:
        return bool(method(item))
    inner = unwrap(container)
    if inner is not container:
        return item in inner
    for other in container:
        if other is item or other == item:
            return True
    return False


# --- items ---


def _class_item(cls, item):
    method = special(cls, "__getitem__")
    if method is not None:
        return method(item)
    raise TypeError(f"type '{cls.__name__}' is not subscriptable")


def _get_item(container, index):
    inner = unwrap(container)
    if inner is container:
        raise TypeError(f"'{type(container).__name__}' object is not subscriptable")
    if isinstance(inner, dict) and index not in inner:
        missing = special(container, "__missing__")
        if missing is not None:
            return missing(index)
    return inner[index]


def _set_item(container, index, value):
    inner = unwrap(container)
    if inner is container and not isinstance(container, dict):
        raise TypeError(f"'{type(container).__name__}' object does not support item assignment")
    inner[index] = value


def _delete_item(container, index):
    inner = unwrap(container)
    if inner is container and not isinstance(container, dict):
        raise TypeError(f"'{type(container).__name__}' object doesn't support item deletion")
    del inner[index]


# --- iteration, generators ---


def _list(iterable):
    items = []
    for item in iterable:
        items.append(item)
    return items


def _list_up_to(iterable, limit):
    items = []
    for item in iterable:
        items.append(item)
        if limit is not None and len(items) >= limit:
            break
    return items


def _dict_of_mapping(mapping):
    inner = unwrap(mapping)
    if isinstance(inner, dict) and special(mapping, "keys") is None:
        return inner
    return {key: mapping[key] for key in mapping.keys()}


async def _awaiting(awaitable):
    return await awaitable


def _awaitable_next(method, iterator):
    awaitable = method(iterator)
    return awaitable if type(awaitable) is coroutine_class else _awaiting(awaitable)


def _raise_from(cls, cause):
    error = cls()
    raise error from cause


def _iterate_items(sequence):
    index = 0
    while True:
        try:
            item = sequence[index]
        except (IndexError, StopIteration):
            return
        yield item
        index += 1


def _iterate_call(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value


def _resume(generator, how, value, default):
    if how == 1:
        return generator.throw(value)
    if how == 2:
        return generator.close()
    if not default:
        return generator.send(value)
    try:
        return generator.send(value)
    except StopIteration:
        return default[0]


async def _await_step(step):
    return await step


def _drive_step(step, how, value):
    driver = _await_step(step)
    if how == 0:
        return driver.send(None)
    if how == 1:
        return driver.throw(value)
    return driver.close()


# --- the end of a process ---

_exit_hooks = []


def _at_exit(function, *args, **kwargs):
    """Runs `function` when the main thread has come to its end; the last one registered goes first."""
    _exit_hooks.append((function, args, kwargs))
    return function


def _run_exit_hooks():
    while _exit_hooks:
        function, args, kwargs = _exit_hooks.pop()
        function(*args, **kwargs)


class PicklingError(Exception):
    __module__ = "_pickle"


def _print_exception(exception):
    """What is done with an exception that nobody has caught."""
    import traceback

    traceback.print_exception(exception)


extend(type, "__new__", _type_new)
extend(type, "__call__", _construct)
