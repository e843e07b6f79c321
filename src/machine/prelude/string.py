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
    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=(), /, **kwargs):
        return self._fill({**dict(mapping), **kwargs}, True)

    def safe_substitute(self, mapping=(), /, **kwargs):
        return self._fill({**dict(mapping), **kwargs}, False)

    def _fill(self, values, is_strict):
        parts = []
        text = self.template
        position = 0
        while position < len(text):
            char = text[position]
            position += 1
            if char != "$":
                parts.append(char)
                continue
            if text[position : position + 1] == "$":
                parts.append("$")
                position += 1
                continue
            braced = text[position : position + 1] == "{"
            start = position + braced
            end = start
            while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                end += 1
            name = text[start:end]
            if not name:
                raise ValueError("Invalid placeholder in string")
            if name in values:
                parts.append(str(values[name]))
            elif is_strict:
                raise KeyError(name)
            else:
                parts.append(text[position - 1 : end + braced])
            position = end + braced
        return "".join(parts)
