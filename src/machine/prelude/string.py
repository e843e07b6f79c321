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
