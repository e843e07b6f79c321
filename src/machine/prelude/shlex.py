"""Words as a shell takes them apart."""

_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-")


def split(s, comments=False, posix=True):
    words = []
    word = None
    quote = ""
    at = 0
    while at < len(s):
        char = s[at]
        at += 1
        if quote:
            if char == quote:
                quote = ""
                word += "" if posix else char
            elif char == "\\" and quote == '"' and posix and s[at : at + 1] in ('"', "\\"):
                word += s[at : at + 1]
                at += 1
            else:
                word += char
        elif char in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif char == "#" and comments:
            at = s.find("\n", at)
            at = len(s) if at < 0 else at
        elif char in "\"'":
            quote = char
            word = (word or "") + ("" if posix else char)
        elif char == "\\" and posix:
            if at >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        else:
            word = (word or "") + char
    if quote:
        raise ValueError("No closing quotation")
    return words if word is None else [*words, word]


def quote(s):
    if not s:
        return "''"
    return s if all(char in _SAFE for char in s) else "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])
