"""JSON."""


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        column = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {line} column {column} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = column


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    if cls is not None:
        return cls(
            skipkeys=skipkeys,
            ensure_ascii=ensure_ascii,
            check_circular=check_circular,
            allow_nan=allow_nan,
            indent=indent,
            separators=separators,
            default=default,
            sort_keys=sort_keys,
            **kw,
        ).encode(obj)
    if separators is None:
        separators = (", ", ": ") if indent is None else (",", ": ")
    if isinstance(indent, int):
        indent = " " * indent
    writer = _Writer(ensure_ascii, allow_nan, indent, separators, default, sort_keys, skipkeys)
    writer.write(obj, "\n")
    return "".join(writer.parts)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, obj):
        raise TypeError(f"Object of type {type(obj).__name__} is not JSON serializable")

    def encode(self, obj):
        return "".join(self._written(obj))

    def iterencode(self, o, _one_shot=False):
        return iter(self._written(o))

    def _written(self, obj):
        indent = " " * self.indent if isinstance(self.indent, int) else self.indent
        separators = (self.item_separator, self.key_separator)
        writer = _Writer(
            self.ensure_ascii, self.allow_nan, indent, separators, self.default, self.sort_keys, self.skipkeys
        )
        writer.write(obj, "\n")
        return writer.parts


class _Writer:
    def __init__(self, ensure_ascii, allow_nan, indent, separators, default, sort_keys, skipkeys):
        self.parts = []
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.indent = indent
        self.comma, self.colon = separators
        self.default = default
        self.sort_keys = sort_keys
        self.skipkeys = skipkeys
        self.inside = []

    def write(self, obj, newline):
        parts = self.parts
        if obj is None:
            parts.append("null")
        elif obj is True:
            parts.append("true")
        elif obj is False:
            parts.append("false")
        elif isinstance(obj, str):
            parts.append(_quoted(obj, self.ensure_ascii))
        elif isinstance(obj, int):
            parts.append(int.__repr__(obj))
        elif isinstance(obj, float):
            parts.append(self.number(obj))
        elif isinstance(obj, (list, tuple)):
            self.enter(obj)
            self.write_items(obj, newline)
            self.inside.pop()
        elif isinstance(obj, dict):
            self.enter(obj)
            self.write_dict(obj, newline)
            self.inside.pop()
        elif self.default is not None:
            self.enter(obj)
            self.write(self.default(obj), newline)
            self.inside.pop()
        else:
            raise TypeError(f"Object of type {type(obj).__name__} is not JSON serializable")

    def enter(self, obj):
        for outer in self.inside:
            if outer is obj:
                raise ValueError("Circular reference detected")
        self.inside.append(obj)

    def number(self, value):
        if value != value:
            text = "NaN"
        elif value in (float("inf"), float("-inf")):
            text = "Infinity" if value > 0 else "-Infinity"
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {value!r}")
        return text

    def write_items(self, items, newline):
        if not items:
            self.parts.append("[]")
            return
        separator = self.comma
        deeper = newline
        self.parts.append("[")
        if self.indent is not None:
            deeper = newline + self.indent
            separator = self.comma + deeper
            self.parts.append(deeper)
        first = True
        for item in items:
            if not first:
                self.parts.append(separator)
            first = False
            self.write(item, deeper)
        if self.indent is not None:
            self.parts.append(newline)
        self.parts.append("]")

    def write_dict(self, mapping, newline):
        if not mapping:
            self.parts.append("{}")
            return
        separator = self.comma
        deeper = newline
        self.parts.append("{")
        if self.indent is not None:
            deeper = newline + self.indent
            separator = self.comma + deeper
            self.parts.append(deeper)
        pairs = sorted(mapping.items()) if self.sort_keys else mapping.items()
        first = True
        for key, value in pairs:
            text = self.key(key)
            if text is None:
                continue
            if not first:
                self.parts.append(separator)
            first = False
            self.parts.append(_quoted(text, self.ensure_ascii))
            self.parts.append(self.colon)
            self.write(value, deeper)
        if self.indent is not None:
            self.parts.append(newline)
        self.parts.append("}")

    def key(self, key):
        if isinstance(key, str):
            return key
        if key is None:
            return "null"
        if key is True:
            return "true"
        if key is False:
            return "false"
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return self.number(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")


_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _quoted(text, ensure_ascii):
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    parts = ['"']
    for char in text:
        code = ord(char)
        if char in _escapes:
            parts.append(_escapes[char])
        elif code < 32 or (ensure_ascii and 126 < code < 65536 and code != 127):
            parts.append(f"\\u{code:04x}")
        elif ensure_ascii and code >= 65536:
            code -= 65536
            parts.append(f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}")
        else:
            parts.append(char)
    parts.append('"')
    return "".join(parts)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


class JSONDecoder:
    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _reader(self, s):
        return _Reader(s, self)

    def decode(self, s):
        reader = self._reader(s)
        value, position = reader.value(reader.skip(0))
        position = reader.skip(position)
        if position != len(s):
            raise JSONDecodeError("Extra data", s, position)
        return value

    def raw_decode(self, s, idx=0):
        return self._reader(s).value(idx)


def loads(
    s,
    *,
    cls=None,
    object_hook=None,
    parse_float=None,
    parse_int=None,
    parse_constant=None,
    object_pairs_hook=None,
    **kw,
):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    options = {
        "object_hook": object_hook,
        "parse_float": parse_float,
        "parse_int": parse_int,
        "parse_constant": parse_constant,
        "object_pairs_hook": object_pairs_hook,
    }
    given = {name: value for name, value in options.items() if value is not None}
    return (cls or JSONDecoder)(**given, **kw).decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)


class _Reader:
    def __init__(self, text, options):
        self.text = text
        self.object_hook = options.object_hook
        self.object_pairs_hook = options.object_pairs_hook
        self.parse_float = options.parse_float
        self.parse_int = options.parse_int
        self.parse_constant = options.parse_constant
        self.strict = options.strict

    def skip(self, position):
        text = self.text
        end = len(text)
        while position < end and text[position] in " \t\n\r":
            position += 1
        return position

    def value(self, position):
        text = self.text
        char = text[position : position + 1]
        if char == '"':
            return self.string(position + 1)
        if char == "{":
            return self.object(position + 1)
        if char == "[":
            return self.array(position + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if text.startswith(word, position):
                return value, position + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if text.startswith(word, position):
                return (self.parse_constant or float)(word), position + len(word)
        end = position
        while end < len(text) and text[end] in "0123456789+-.eE":
            end += 1
        number = text[position:end]
        if not number.lstrip("-")[:1].isdigit():
            raise JSONDecodeError("Expecting value", text, position)
        if "." in number or "e" in number or "E" in number:
            return self.parse_float(number), end
        return self.parse_int(number), end

    def string(self, position):
        text = self.text
        start = position - 1
        parts = []
        while True:
            quote = text.find('"', position)
            if quote < 0:
                raise JSONDecodeError("Unterminated string starting at", text, start)
            backslash = text.find("\\", position, quote)
            if backslash < 0:
                parts.append(text[position:quote])
                return "".join(parts), quote + 1
            parts.append(text[position:backslash])
            code = text[backslash + 1 : backslash + 2]
            position = backslash + 2
            if code == "u":
                number = int(text[position : position + 4], 16)
                position += 4
                if 0xD800 <= number < 0xDC00 and text.startswith("\\u", position):
                    low = int(text[position + 2 : position + 6], 16)
                    number = 65536 + ((number - 0xD800) << 10) + low - 0xDC00
                    position += 6
                parts.append(chr(number))
            elif code in _unescapes:
                parts.append(_unescapes[code])
            else:
                raise JSONDecodeError("Invalid \\escape", text, backslash)

    def object(self, position):
        text = self.text
        result = []
        position = self.skip(position)
        if text[position : position + 1] == "}":
            return self.made(result), position + 1
        while True:
            if text[position : position + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, position)
            key, position = self.string(position + 1)
            position = self.skip(position)
            if text[position : position + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", text, position)
            value, position = self.value(self.skip(position + 1))
            result.append((key, value))
            position = self.skip(position)
            char = text[position : position + 1]
            if char == "}":
                return self.made(result), position + 1
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, position)
            position = self.skip(position + 1)

    def made(self, result):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(result)
        result = dict(result)
        return result if self.object_hook is None else self.object_hook(result)

    def array(self, position):
        text = self.text
        items = []
        position = self.skip(position)
        if text[position : position + 1] == "]":
            return items, position + 1
        while True:
            item, position = self.value(self.skip(position))
            items.append(item)
            position = self.skip(position)
            char = text[position : position + 1]
            if char == "]":
                return items, position + 1
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, position)
            position += 1


_unescapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
