"""What the interpreter and its natives call. Loaded at every start: it stays small."""

from _kernel import name_in_messages as _said
from _kernel import builtin_base, copy_traceback, coroutine_class, extend, function_class, lookup, make_class, native_class, new_instance, set_cell
from _kernel import open_module, special, unwrap, wrap, write
from _kernel import _candidates, _default_repr, _format_pieces, _keyed_do, _percent_apply, _percent_kinds, _sort_by_keys, _tuple_hash
from _kernel import Future_class, dict_items_class, dict_keys_class, dict_values_class, method_class, traceback_class


# --- classes and instances ---


def _build_class(body, name, given, keywords):
    bases = _resolve_bases(given)
    metaclass = keywords.pop("metaclass", type) if keywords else type
    if isinstance(metaclass, type):
        for base in bases:
            kind = type(base)
            if kind is not metaclass and issubclass(kind, metaclass):
                metaclass = kind
    namespace = body()
    if bases is not given:
        namespace["__orig_bases__"] = given
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
        hook = lookup(base, "__init_subclass__")
        if hook is not None and type(hook) is not native_class:
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
    if kind is str and symbol == "%":
        return _percent(a, b)
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
    result = _combined(inner, inner_other, symbol)
    if result is not NotImplemented:
        return result
    if symbol == "**":
        symbol = "** or pow()"
    raise TypeError(f"unsupported operand type(s) for {symbol}: '{_said(kind)}' and '{_said(other)}'")


def _combined(a, b, symbol):
    """Sets and dicts with keys that only Python can compare; a sequence times what stands for a number."""
    if isinstance(a, dict) and isinstance(b, dict) and symbol == "|":
        result = _dict_of_pairs([])
        _dict_update(result, a, {})
        _dict_update(result, b, {})
        return result
    if symbol == "*":
        for sequence, times in ((a, b), (b, a)):
            if isinstance(sequence, (str, list, tuple, bytes)) and special(times, "__index__") is not None:
                return sequence * times.__index__()
    if not isinstance(a, (set, frozenset, dict_keys_class)) or not isinstance(b, (set, frozenset, dict_keys_class)):
        return NotImplemented
    if symbol == "|":
        members = [*a, *b]
    elif symbol == "&":
        members = [item for item in a if item in b]
    elif symbol == "-":
        members = [item for item in a if item not in b]
    elif symbol == "^":
        members = [item for item in a if item not in b] + [item for item in b if item not in a]
    else:
        return NotImplemented
    return frozenset(_set(members)) if isinstance(a, frozenset) else _set(members)


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
    result = _compare_containers(a, b, symbol)
    if result is not NotImplemented:
        return result
    if symbol == "==":
        return a is b
    if symbol == "!=":
        return a is not b
    raise TypeError(f"'{symbol}' not supported between instances of '{_said(kind)}' and '{_said(other)}'")


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
    if isinstance(container, (dict, set, frozenset, dict_keys_class)):
        return _keyed("contains", container, item)
    try:
        items = iter(container)
    except TypeError:
        raise TypeError(f"argument of type '{type(container).__name__}' is not iterable") from None
    for other in items:
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
        if type(container) is dict:
            return _keyed("getitem", container, index)
        if special(index, "__index__") is not None:
            return container[index.__index__()]
        raise TypeError(f"'{type(container).__name__}' object is not subscriptable")
    if isinstance(inner, dict) and index not in inner:
        missing = special(container, "__missing__")
        if missing is not None:
            return missing(index)
    return inner[index]


def _set_item(container, index, value):
    inner = unwrap(container)
    if inner is container:
        if type(container) is dict:
            return _keyed("setitem", container, index, value)
        if special(index, "__index__") is not None:
            container[index.__index__()] = value
            return None
        if type(container) is list:
            container[index] = list(value)
            return None
        raise TypeError(f"'{type(container).__name__}' object does not support item assignment")
    inner[index] = value


def _delete_item(container, index):
    inner = unwrap(container)
    if inner is container:
        if type(container) is dict:
            return _keyed("delitem", container, index)
        if special(index, "__index__") is not None:
            del container[index.__index__()]
            return None
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


def _delegate(iterator):
    # `yield from` an iterator written in Python, which need not have more than `__next__`.
    step, value = next, iterator
    while True:
        try:
            item = step(value)
        except StopIteration as end:
            return end.value
        try:
            sent = yield item
        except GeneratorExit:
            getattr(iterator, "close", bool)()
            raise
        except BaseException as error:
            if not hasattr(iterator, "throw"):
                raise
            step, value = iterator.throw, error
        else:
            step, value = (next, iterator) if sent is None else (iterator.send, sent)


async def _await_step(step):
    return await step


async def _aclose(generator):
    try:
        await generator.athrow(GeneratorExit())
    except (GeneratorExit, StopAsyncIteration):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


def _drive_step(step, how, value):
    driver = _await_step(step)
    if how == 0:
        return driver.send(None)
    if how == 1:
        return driver.throw(value)
    return driver.close()


# --- keys with a `__hash__` of their own ---


def _keyed(operation, container, key, *rest):
    code = hash(key)
    for other in _candidates(container, code):
        if other is key or other == key:
            return _keyed_do(operation, container, code, other, *rest)
    return _keyed_do(operation, container, code, key, *rest)


def _hash(value):
    method = special(value, "__hash__")
    if method is not None:
        code = method()
        if not isinstance(code, int):
            raise TypeError("__hash__ method should return an integer")
        if -9223372036854775808 <= code <= 9223372036854775807:
            return -2 if code == -1 else code
        return hash(code)
    inner = unwrap(value)
    if isinstance(inner, tuple):
        return _tuple_hash([hash(item) for item in inner])
    if isinstance(inner, frozenset):
        return sum([hash(item) for item in inner]) % 2305843009213693951
    raise TypeError(f"unhashable type: '{type(value).__name__}'")


def _compare_containers(a, b, symbol):
    a = unwrap(a)
    b = unwrap(b)
    kind = type(a)
    if kind is not type(b):
        return NotImplemented
    if kind is list or kind is tuple:
        return _compare_sequences(a, b, symbol)
    if kind is dict and (symbol == "==" or symbol == "!="):
        return _same_dicts(a, b) == (symbol == "==")
    if kind is set or kind is frozenset:
        below = len([item for item in a if item in b])
        if symbol == "==" or symbol == "!=":
            return (below == len(a) == len(b)) == (symbol == "==")
        if symbol[0] == "<":
            return below == len(a) and (symbol == "<=" or len(a) < len(b))
        return below == len(b) and (symbol == ">=" or len(b) < len(a))
    return NotImplemented


def _compare_sequences(a, b, symbol):
    if symbol == "==" or symbol == "!=":
        same = len(a) == len(b)
        if same:
            for one, other in zip(a, b):
                if not (one is other or one == other):
                    same = False
                    break
        return same == (symbol == "==")
    for one, other in zip(a, b):
        if not (one is other or one == other):
            return _operators[symbol](one, other)
    return _operators[symbol](len(a), len(b))


def _same_dicts(a, b):
    if len(a) != len(b):
        return False
    for key, value in a.items():
        if key not in b:
            return False
        other = b[key]
        if not (value is other or value == other):
            return False
    return True


# --- text ---


def _checked_text(text, name):
    if not isinstance(text, str):
        raise TypeError(f"{name} returned non-string (type {type(text).__name__})")
    return text


def _str(value):
    method = special(value, "__str__")
    if method is not None:
        return _checked_text(method(), "__str__")
    return _str_inherited(value)


def _str_inherited(value):
    if not isinstance(value, BaseException):
        return repr(value)
    args = value.args
    if isinstance(value, BaseExceptionGroup):
        count = len(args[1])
        return f"{args[0]} ({count} sub-exception{'' if count == 1 else 's'})"
    if len(args) == 1:
        return repr(args[0]) if isinstance(value, KeyError) else str(args[0])
    return repr(args)


def _repr(value):
    method = special(value, "__repr__")
    if method is not None:
        return _checked_text(method(), "__repr__")
    return _repr_inherited(value)


_shown = []


def _repr_inherited(value):
    inner = unwrap(value)
    for other in _shown:
        if other is inner:
            return "{...}" if isinstance(inner, dict) else "(...)" if isinstance(inner, tuple) else "[...]"
    _shown.append(inner)
    try:
        return _repr_items(value, inner)
    finally:
        _shown.pop()


def _repr_items(value, inner):
    if isinstance(value, BaseException):
        args = value.args
        shown = f"({args[0]!r})" if len(args) == 1 else repr(args)
        return type(value).__name__ + shown
    if isinstance(inner, list):
        return "[" + _joined(inner) + "]"
    if isinstance(inner, tuple):
        return "(" + _joined(inner) + (",)" if len(inner) == 1 else ")")
    if isinstance(inner, dict):
        return "{" + ", ".join([f"{key!r}: {item!r}" for key, item in inner.items()]) + "}"
    if isinstance(inner, set) and type(value) is set:
        return "{" + _joined(inner) + "}"
    if isinstance(inner, (set, frozenset)):
        return type(value).__name__ + "({" + _joined(inner) + "})"
    if isinstance(inner, (dict_keys_class, dict_values_class, dict_items_class)):
        return type(inner).__name__ + "([" + _joined(inner) + "])"
    if isinstance(inner, slice):
        return f"slice({inner.start!r}, {inner.stop!r}, {inner.step!r})"
    if isinstance(inner, method_class):
        return f"<bound method {inner.__func__.__qualname__} of {inner.__self__!r}>"
    if isinstance(inner, type):
        return special(inner, "__repr__")()
    if isinstance(inner, Future_class):
        return lookup(Future_class, "__repr__")(inner)
    if isinstance(inner, _alias_classes):
        shown = _later("typing", "_shown")
        parts = ["None" if arg is type(None) else shown(arg) for arg in inner.__args__]
        return " | ".join(parts) if isinstance(inner, _alias_classes[1]) else f"{shown(inner.__origin__)}[{', '.join(parts)}]"
    return _default_repr(value)


def _joined(items):
    return ", ".join([repr(item) for item in items])


def _format_field(value, conversion, spec):
    if conversion == "r":
        value = repr(value)
    elif conversion == "s":
        value = str(value)
    elif conversion == "a":
        value = ascii(repr(value))[1:-1]
    method = special(value, "__format__")
    if method is not None:
        return _checked_text(method(spec), "__format__")
    if spec == "":
        return str(value)
    return format(unwrap(value), spec)


def _print(values, separator, end, file):
    text = separator.join([str(value) for value in values]) + end
    if file is None:
        write(1, text)
    else:
        file.write(text)


def _print_to(file, text):
    file.write(text)


def _input(prompt=""):
    write(1, str(prompt))
    raise EOFError("EOF when reading a line")


def _percent(text, values):
    kinds = _percent_kinds(text)
    if isinstance(values, dict):
        shown = dict(values)
        for key, kind in kinds:
            if key is not None and key in values:
                shown[key] = _prepared(values[key], kind)
        return _percent_apply(text, shown)
    if not isinstance(values, tuple):
        values = (values,)
    shown = [_prepared(value, kind[1]) for value, kind in zip(values, kinds)]
    return _percent_apply(text, tuple(shown) + values[len(shown) :])


def _prepared(value, kind):
    if kind == "s":
        return str(value)
    if kind == "r":
        return repr(value)
    if kind == "a":
        return ascii(value)
    if kind in "dioxXuc" and special(value, "__index__") is not None:
        return value.__index__()
    if kind in "eEfFgGdiu" and special(value, "__float__") is not None:
        return float(value)
    return value


def _str_format(text, args, keywords):
    return _format_by(text, args, keywords, [0])


def _format_by(text, args, keywords, numbering):
    parts = []
    for literal, field, spec, conversion in _format_pieces(text):
        parts.append(literal)
        if field is None:
            continue
        value = _field_value(field, args, keywords, numbering)
        if "{" in spec:
            spec = _format_by(spec, args, keywords, numbering)
        parts.append(_format_field(value, conversion, spec))
    return "".join(parts)


def _field_value(field, args, keywords, numbering):
    end = 0
    while end < len(field) and field[end] not in ".[":
        end += 1
    first = field[:end]
    if first == "":
        value = args[numbering[0]]
        numbering[0] += 1
    elif first.isdigit():
        value = args[int(first)]
    else:
        value = keywords[first]
    while end < len(field):
        if field[end] == ".":
            start = end + 1
            end = start
            while end < len(field) and field[end] not in ".[":
                end += 1
            value = getattr(value, field[start:end])
        else:
            start = end + 1
            end = field.index("]", start)
            key = field[start:end]
            value = value[int(key) if key.isdigit() else key]
            end += 1
    return value


def _join(separator, items):
    return separator.join([*items])


def _str_translate(text, table):
    parts = []
    for letter in text:
        try:
            other = table[ord(letter)]
        except LookupError:
            other = letter
        if other is not None:
            parts.append(chr(other) if isinstance(other, int) else other)
    return "".join(parts)


# --- conversions ---


def _bool(value):
    return not not value


def _int(value):
    for name in ("__int__", "__index__", "__trunc__"):
        method = special(value, name)
        if method is not None:
            return method()
    inner = unwrap(value)
    if inner is not value:
        return int(inner)
    raise TypeError(
        f"int() argument must be a string, a bytes-like object or a real number, not '{type(value).__name__}'"
    )


def _float(value):
    method = special(value, "__float__")
    if method is not None:
        return method()
    method = special(value, "__index__")
    if method is not None:
        return float(method())
    inner = unwrap(value)
    if inner is not value:
        return float(inner)
    raise TypeError(f"float() argument must be a string or a real number, not '{type(value).__name__}'")


def _by_index(name, value):
    number = value.__index__()
    return hex(number) if name == "hex" else oct(number) if name == "oct" else bin(number)


def _range(*bounds):
    return range(*[bound.__index__() if special(bound, "__index__") is not None else bound for bound in bounds])


def _len(method, value):
    length = method(value)
    if not isinstance(length, int):
        raise TypeError(f"'{type(length).__name__}' object cannot be interpreted as an integer")
    if length < 0:
        raise ValueError("__len__() should return >= 0")
    return length


def _tuple(iterable):
    return tuple([*iterable])


def _set(iterable):
    members = set()
    for item in iterable:
        members.add(item)
    return members


def _set_add(members, item):
    _keyed("add", members, item)


def _frozenset(iterable):
    return frozenset(_set(iterable)) if type(iterable) is not set else iterable


def _bytes(name, iterable):
    return bytes([*iterable]) if name == "bytes" else bytearray([*iterable])


def _dict(source, keywords):
    result = {}
    _dict_update(result, source, keywords)
    return result


def _dict_update(target, source, keywords):
    if isinstance(source, dict):
        for key, value in source.items():
            target[key] = value
    elif hasattr(source, "keys"):
        for key in source.keys():
            target[key] = source[key]
    else:
        for key, value in source:
            target[key] = value
    for key, value in keywords.items():
        target[key] = value


def _dict_of_pairs(items):
    result = {}
    for at in range(0, len(items), 2):
        result[items[at]] = items[at + 1]
    return result


def _dict_fromkeys(keys, value):
    result = {}
    for key in keys:
        result[key] = value
    return result


# --- sequences and sets ---


def _list_extend(target, iterable):
    for item in iterable:
        target.append(item)


def _list_remove(target, item):
    for at in range(len(target)):
        other = target[at]
        if other is item or other == item:
            del target[at]
            return
    raise ValueError("list.remove(x): x not in list")


def _sequence_index(sequence, args):
    item = args[0]
    start, stop, _ = slice(*args[1:] or (None,)).indices(len(sequence)) if len(args) > 2 else (0, len(sequence), 1)
    if len(args) == 2:
        start = args[1] if args[1] >= 0 else max(0, args[1] + len(sequence))
    for at in range(start, stop):
        other = sequence[at]
        if other is item or other == item:
            return at
    raise ValueError(f"{item!r} is not in list" if isinstance(sequence, list) else "tuple.index(x): x not in tuple")


def _sequence_count(sequence, item):
    count = 0
    for other in sequence:
        if other is item or other == item:
            count += 1
    return count


def _set_method(name, this, *others):
    symbol = _set_symbols[name]
    result = this
    for other in others:
        other = _set(other)
        result = result <= other if symbol == "<=" else result >= other if symbol == ">=" else _operators[symbol](result, other)
    if not name.endswith("update"):
        return result
    members = [*result]
    this.clear()
    for member in members:
        this.add(member)


_set_symbols = {
    "union": "|",
    "intersection": "&",
    "difference": "-",
    "symmetric_difference": "^",
    "update": "|",
    "intersection_update": "&",
    "difference_update": "-",
    "symmetric_difference_update": "^",
    "issubset": "<=",
    "issuperset": ">=",
}


def _set_isdisjoint(this, other):
    for item in other:
        if item in this:
            return False
    return True


def _list_sort(target, key, reverse):
    items = target[:]
    target[:] = _sorted(items, key, reverse)


def _sorted(iterable, key, reverse):
    items = [*iterable]
    keys = items if key is None else [key(item) for item in items]
    if _sort_by_keys(items, keys[:], reverse):
        return items
    pairs = list(zip(keys, items))
    if reverse:
        pairs.reverse()
    pairs = _merge_sorted(pairs)
    if reverse:
        pairs.reverse()
    return [item for _, item in pairs]


def _merge_sorted(pairs):
    if len(pairs) < 2:
        return pairs
    middle = len(pairs) // 2
    left = _merge_sorted(pairs[:middle])
    right = _merge_sorted(pairs[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


# --- functions over iterables ---


def _sum(iterable, start):
    total = start
    for item in iterable:
        total = total + item
    return total


def _any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def _all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def _best(name, iterable, key, default):
    found = ()
    is_max = name == "max"
    for item in iterable:
        measure = item if key is None else key(item)
        if found == ():
            found = (item,)
            best = measure
        elif measure > best if is_max else measure < best:
            found = (item,)
            best = measure
    found = found or default
    if not found:
        raise ValueError(f"{name}() arg is an empty sequence")
    return found[0]


def _map(function, iterable):
    for item in iterable:
        yield function(item)


def _map_many(function, *iterables):
    for items in zip(*iterables):
        yield function(*items)


def _filter(function, iterable):
    for item in iterable:
        if item if function is None else function(item):
            yield item


def _enumerate(iterable, start):
    for item in iterable:
        yield start, item
        start += 1


def _zip(iterables, strict):
    iterators = [iter(iterable) for iterable in iterables]
    end = object()
    while True:
        items = []
        for iterator in iterators:
            item = next(iterator, end)
            if item is end:
                break
            items.append(item)
        if len(items) < len(iterators):
            break
        yield tuple(items)
    if strict:
        _check_even(iterators, len(items), end)


def _check_even(iterators, at, end):
    before = "argument 1" if at == 1 else f"arguments 1-{at}"
    if at > 0:
        raise ValueError(f"zip() argument {at + 1} is shorter than {before}")
    for at in range(1, len(iterators)):
        if next(iterators[at], end) is not end:
            before = "argument 1" if at == 1 else f"arguments 1-{at}"
            raise ValueError(f"zip() argument {at + 1} is longer than {before}")


def _reversed(sequence):
    at = len(sequence)
    while at > 0:
        at -= 1
        yield sequence[at]


def _next_or(method, iterator, default):
    try:
        return method(iterator)
    except StopIteration:
        return default


async def _anext_or(method, iterator, default):
    try:
        return await method(iterator)
    except StopAsyncIteration:
        return default


# --- attributes and classes ---


class _Attributes(dict):
    """`object.__dict__`: what is changed in it is changed in the object."""

    def __setitem__(self, name, value):
        object.__setattr__(self._owner, name, value)
        dict.__setitem__(self, name, value)

    def __delitem__(self, name):
        dict.__delitem__(self, name)
        object.__delattr__(self._owner, name)

    def update(self, *args, **kwargs):
        for name, value in dict(*args, **kwargs).items():
            self[name] = value

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name, *default):
        value = dict.pop(self, name, *default)
        if hasattr(self._owner, name):
            object.__delattr__(self._owner, name)
        return value

    def clear(self):
        for name in [*self]:
            del self[name]


def _attribute_or(getter, args, default):
    try:
        return getter(*args)
    except AttributeError:
        return default


def _has_attribute(getter, args):
    try:
        getter(*args)
    except AttributeError:
        return False
    return True


def _isinstance(value, wanted):
    if isinstance(wanted, tuple):
        for one in wanted:
            if isinstance(value, one):
                return True
        return False
    return bool(type(wanted).__instancecheck__(wanted, value))


def _issubclass(cls, wanted):
    if isinstance(wanted, tuple):
        for one in wanted:
            if issubclass(cls, one):
                return True
        return False
    return bool(type(wanted).__subclasscheck__(wanted, cls))


def _dir(method, value):
    return sorted(method(value))


def _divmod(a, b):
    method = special(a, "__divmod__")
    if method is not None:
        return method(b)
    method = special(b, "__rdivmod__")
    if method is not None:
        return method(a)
    if special(a, "__floordiv__") is not None:
        return a // b, a % b
    raise TypeError(f"unsupported operand type(s) for divmod(): '{_said(type(a))}' and '{_said(type(b))}'")


def _pow(base, exponent):
    return base**exponent


# --- exception groups ---


def _exception_group(cls, message=None, exceptions=None, *rest):
    if exceptions is None or rest:
        raise TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments")
    if not isinstance(message, str):
        raise TypeError(f"argument 1 must be str, not {type(message).__name__}")
    if not isinstance(exceptions, (list, tuple)):
        raise TypeError("second argument (exceptions) must be a sequence")
    if not exceptions:
        raise ValueError("second argument (exceptions) must be a non-empty sequence")
    plain = True
    for at in range(len(exceptions)):
        if not isinstance(exceptions[at], BaseException):
            raise ValueError(f"Item {at} of second argument (exceptions) is not an exception")
        plain = plain and isinstance(exceptions[at], Exception)
    if cls is BaseExceptionGroup and plain:
        cls = ExceptionGroup
    elif not plain and issubclass(cls, Exception):
        raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
    return new_instance(cls, (message, exceptions))


def _derive(group, exceptions):
    return _exception_group(BaseExceptionGroup, group.message, exceptions)


def _matcher(condition):
    if isinstance(condition, (type, tuple)):
        return lambda error: isinstance(error, condition)
    return condition


def _split(group, condition):
    matches = _matcher(condition)
    if matches(group):
        return group, None
    inside = []
    outside = []
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            matching, other = _split(error, matches)
            if matching is not None:
                inside.append(matching)
            if other is not None:
                outside.append(other)
        elif matches(error):
            inside.append(error)
        else:
            outside.append(error)
    return _part(group, inside), _part(group, outside)


def _part(group, exceptions):
    if not exceptions:
        return None
    part = group.derive(exceptions)
    copy_traceback(part, group)
    part.__cause__ = group.__cause__
    part.__context__ = group.__context__
    if hasattr(group, "__notes__"):
        part.__notes__ = list(group.__notes__)
    return part


def _subgroup(group, condition):
    return _split(group, condition)[0]


extend(BaseExceptionGroup, "derive", _derive)
extend(BaseExceptionGroup, "split", _split)
extend(BaseExceptionGroup, "subgroup", _subgroup)


def _open(*args, **kwargs):
    import _files

    return _files.open(*args, **kwargs)


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


def _by_text(name, kind):
    """A method of bytes that does what that of strings does."""

    def back(result):
        if isinstance(result, str):
            return kind(result.encode("latin-1"))
        if isinstance(result, (list, tuple)):
            return type(result)([back(item) for item in result])
        return result

    def method(self, *args, **kwargs):
        args = [arg.decode("latin-1") if isinstance(arg, (bytes, bytearray)) else arg for arg in args]
        return back(getattr(self.decode("latin-1"), name)(*args, **kwargs))

    return method


for _name in (
    "capitalize center expandtabs index isalnum isalpha isascii isdigit islower isspace istitle isupper ljust lstrip "
    "partition removeprefix removesuffix rfind rindex rjust rpartition rsplit rstrip split splitlines strip swapcase "
    "title zfill"
).split():
    for _kind in (bytes, bytearray):
        extend(_kind, _name, _by_text(_name, _kind))


def _exit(code=None):
    raise SystemExit(code)


def _finalize(lost):
    """For what has lost its last reference: instances with a `__del__`, generators in the middle of their work."""
    while lost:
        dying = lost.pop()
        last = getattr(type(dying), "__del__", None)
        try:
            if last is None:
                dying.close()
            else:
                last(dying)
        except BaseException as error:
            try:
                text = "".join(_later("traceback", "format_exception")(error))
            except RecursionError:
                text = f"{type(error).__name__}: {error}\n"
            write(2, f"Exception ignored in: {dying if last is None else last!r}\n{text}")


def _import(name, globals=None, locals=None, fromlist=(), level=0):
    module = None
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        outer = module
        module, top_level = open_module(".".join(parts[:count]))
        if top_level is not None:
            top_level()
        if outer is None:
            first = module
        elif not hasattr(outer, parts[count - 1]):
            setattr(outer, parts[count - 1], module)
    return module if fromlist else first


def _later(module, name):
    """Something of a module in a part of the library that is fetched when it is asked for."""
    return getattr(_import(module, fromlist=True), name)


def _complete(name, later, wanted):
    """The `__getattr__` of a module, the rest of which is in a later part of the library."""
    module = _import(name)
    if not wanted.startswith("__"):
        del module.__getattr__
        rest = _import(later)
        for each in dir(rest):
            if not hasattr(module, each):
                setattr(module, each, getattr(rest, each))
        if wanted == "*":
            return
        return getattr(module, wanted)
    raise AttributeError(f"module '{name}' has no attribute '{wanted}'")


def _imported_from(module, name):
    try:
        return module.__getattr__(name)
    except AttributeError:
        raise ImportError(f"cannot import name '{name}' from '{module.__name__}' (unknown location)") from None


def _compiled(name, *args, **kwargs):
    return _later("_compiled", name)(*args, **kwargs)


extend(type, "__new__", _type_new)
extend(type, "__call__", _construct)


def _forget_exit_hooks():
    """In a fork: what its parent wants done at its end is not for it to do."""
    _exit_hooks.clear()


# --- aliases: `list[int]` ---


_alias_classes = (type(list[int]), type(int | str))


def _alias_call(self, *args, **kwargs):
    return self.__origin__(*args, **kwargs)


def _alias_item(self, item):
    return _later("typing", "_filled")(self, item)


def _alias_parameters(self):
    return _later("typing", "_parameters")(self.__args__)


extend(type(list[int]), "__call__", _alias_call)
extend(type(list[int]), "__getitem__", _alias_item)
extend(type(list[int]), "__parameters__", property(_alias_parameters))


def _traceback_attribute(name):
    def attribute(self):
        from traceback import attribute_of

        return attribute_of(self, name)

    return property(attribute)


for _name in ("tb_lineno", "tb_frame", "tb_next"):
    extend(traceback_class, _name, _traceback_attribute(_name))


# --- rare methods ---


def _float_fromhex(cls, text):
    return cls(_later("_float", "float_fromhex")(text))


class memoryview:
    __module__ = "builtins"

    def __new__(cls, object):
        return _later("_memoryview", "made")(object)


def _seldom(name):
    return lambda *args: _later("_seldom", name)(*args)


for _name in ("insert", "pop", "remove", "reverse"):
    extend(bytearray, _name, _seldom(_name))
for _class in (bytes, bytearray):
    extend(_class, "translate", _seldom("translate"))
    extend(_class, "maketrans", staticmethod(_seldom("maketrans")))
extend(float, "fromhex", classmethod(_float_fromhex))


# --- a server of an application that imports nothing of the library that serves ---


async def _serve_request(*args):
    await _later("fastapi.applications", "_serve_request")(*args)


async def _serve_startup(app):
    await _later("fastapi.applications", "_serve_startup")(app)


async def _serve_shutdown(app):
    await _later("fastapi.applications", "_serve_shutdown")(app)
