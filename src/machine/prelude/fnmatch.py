"""Names that fit a pattern with `*`, `?` and `[...]`."""

import re as _re


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    return _re.match(translate(pat), name) is not None


def filter(names, pat):
    match = _re.compile(translate(pat)).match
    return [name for name in names if match(name)]


def translate(pat):
    parts = []
    at = 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif char == "?":
            parts.append(".")
        elif char == "[":
            end = pat.find("]", at + 1 + (pat[at : at + 1] == "!"))
            if end < 0:
                parts.append("\\[")
                continue
            inside = pat[at:end].replace("\\", "\\\\").replace("[", "\\[")
            at = end + 1
            if inside[0] == "!":
                inside = "^" + inside[1:]
            elif inside[0] == "^":
                inside = "\\" + inside
            parts.append(f"[{inside}]")
        else:
            parts.append(_re.escape(char))
    return f"(?s:{''.join(parts)})\\Z"
