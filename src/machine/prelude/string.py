"""Characters by kind."""

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """Texts with `$name` and `${name}` in them; `delimiter` may be another character in a class derived from it."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=(), /, **kwargs):
        return self._fill({**dict(mapping), **kwargs}, True)

    def safe_substitute(self, mapping=(), /, **kwargs):
        return self._fill({**dict(mapping), **kwargs}, False)

    def is_valid(self):
        return all(kind != "wrong" for kind, _, _ in self._pieces())

    def get_identifiers(self):
        return list(dict.fromkeys([name for kind, name, _ in self._pieces() if kind == "name"]))

    def _pieces(self):
        """What it consists of: text, names, and what is wrong, each as it is written or where it is."""
        text, mark = self.template, self.delimiter
        pieces = []
        position = 0
        while True:
            found = text.find(mark, position)
            if found < 0:
                pieces.append(("text", text[position:], ""))
                return pieces
            pieces.append(("text", text[position:found], ""))
            position = found + len(mark)
            if text.startswith(mark, position):
                pieces.append(("text", mark, ""))
                position += len(mark)
                continue
            braced = text[position : position + 1] == "{"
            start = end = position + braced
            while end < len(text) and text[end].isascii() and (text[end].isalpha() or text[end] == "_" or end > start and text[end].isdigit()):
                end += 1
            if end == start or braced and text[end : end + 1] != "}":
                pieces.append(("wrong", mark, found))
                continue
            position = end + braced
            pieces.append(("name", text[start:end], text[found:position]))

    def _fill(self, values, is_strict):
        parts = []
        for kind, piece, written in self._pieces():
            if kind == "name" and (is_strict or piece in values):
                parts.append(str(values[piece]))
            elif kind == "wrong" and is_strict:
                lines = self.template[:written].splitlines(True)
                line = max(len(lines), 1)
                column = written - len("".join(lines[:-1])) + 1
                raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
            else:
                parts.append(written if kind == "name" else piece)
        return "".join(parts)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            if name == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto)
                auto += 1
            elif name.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            value, first = self.get_field(name, args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(value, spec))
        return "".join(parts), auto

    def parse(self, format_string):
        """Literal text, name, format and conversion of each field."""
        literal = []
        at = 0
        while at < len(format_string):
            char = format_string[at]
            if char in "{}" and format_string[at + 1 : at + 2] == char:
                yield "".join(literal) + char, None, None, None
                literal = []
                at += 2
            elif char == "{":
                depth, end = 1, at + 1
                while depth and end < len(format_string):
                    depth += (format_string[end] == "{") - (format_string[end] == "}")
                    end += 1
                if depth:
                    raise ValueError("expected '}' before end of string")
                name, colon, spec = format_string[at + 1 : end - 1].partition(":")
                name, bang, conversion = name.partition("!")
                yield "".join(literal), name, spec, conversion if bang else None
                literal = []
                at = end
            elif char == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                literal.append(char)
                at += 1
        if literal:
            yield "".join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        end = 0
        while end < len(field_name) and field_name[end] not in ".[":
            end += 1
        first = field_name[:end]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while end < len(field_name):
            start = end + 1
            if field_name[end] == ".":
                end = start
                while end < len(field_name) and field_name[end] not in ".[":
                    end += 1
                value = getattr(value, field_name[start:end])
            else:
                end = field_name.index("]", start)
                key = field_name[start:end]
                value = value[int(key) if key.isdigit() else key]
                end += 1
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion}")
