"""Objects in lines that are not too long."""

import sys


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    text = pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts)
    print(text, file=stream or sys.stdout)


def pp(object, *args, sort_dicts=False, **options):
    pprint(object, *args, sort_dicts=sort_dicts, **options)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)


def saferepr(object):
    return PrettyPrinter()._short(object, 0)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sorts = sort_dicts

    def pprint(self, object):
        print(self.pformat(object), file=self._stream or sys.stdout)

    def pformat(self, object):
        return self._text(object, 0, 0, 0)

    def _items(self, object):
        items = list(object.items())
        if self._sorts:
            try:
                items.sort(key=lambda item: item[0])
            except TypeError:
                items.sort(key=lambda item: (type(item[0]).__name__, str(item[0])))
        return items

    def _short(self, object, level):
        kind = type(object)
        deep = self._depth is not None and level >= self._depth
        if isinstance(object, dict) and kind.__repr__ is dict.__repr__:
            if deep and object:
                return "{...}"
            inside = [f"{self._short(key, level + 1)}: {self._short(value, level + 1)}" for key, value in self._items(object)]
            return "{" + ", ".join(inside) + "}"
        if kind in (list, tuple):
            start, end = "[]" if kind is list else "()"
            if deep and object:
                return f"{start}...{end}"
            inside = ", ".join(self._short(item, level + 1) for item in object)
            return f"{start}{inside}{',' if kind is tuple and len(object) == 1 else ''}{end}"
        return repr(object)

    def _text(self, object, at, allowance, level):
        """The object from column `at` on; `allowance` letters come after it."""
        short = self._short(object, level)
        if len(short) <= self._width - at - allowance or (self._depth is not None and level >= self._depth):
            return short
        kind, level = type(object), level + 1
        if isinstance(object, dict) and kind.__repr__ is dict.__repr__ and object:
            return "{" + " " * (self._indent - 1) + self._of_dict(self._items(object), at + self._indent, allowance + 1, level) + "}"
        if kind is list and object:
            return "[" + " " * (self._indent - 1) + self._of_items(object, at + self._indent, allowance + 1, level) + "]"
        if kind is tuple and object:
            end = ",)" if len(object) == 1 else ")"
            return "(" + " " * (self._indent - 1) + self._of_items(object, at + self._indent, allowance + len(end), level) + end
        if kind in (set, frozenset) and object:
            start, end = ("{", "}") if kind is set else ("frozenset({", "})")
            try:
                items = sorted(object)
            except TypeError:
                items = list(object)
            return start + self._of_items(items, at + len(start), allowance + len(end), level) + end
        if kind is str:
            return self._of_text(object, at, allowance, level)
        if hasattr(kind, "__dataclass_fields__") and kind.__repr__.__qualname__.startswith(("__create_fn__", kind.__qualname__)):
            return self._of_fields(kind.__name__, [(name, getattr(object, name)) for name in kind.__dataclass_fields__], at, allowance, level)
        if kind.__name__ == "SimpleNamespace":
            return self._of_fields("namespace", list(object.__dict__.items()), at, allowance, level)
        return short

    def _of_dict(self, items, at, allowance, level):
        lines = []
        for index, (key, value) in enumerate(items):
            name = self._short(key, level)
            rest = allowance if index == len(items) - 1 else 1
            lines.append(f"{name}: {self._text(value, at + len(name) + 2, rest, level)}")
        return (",\n" + " " * at).join(lines)

    def _of_items(self, items, at, allowance, level):
        if not self._compact:
            last = len(items) - 1
            lines = [self._text(item, at, allowance if index == last else 1, level) for index, item in enumerate(items)]
            return (",\n" + " " * at).join(lines)
        lines, line = [], ""
        for index, item in enumerate(items):
            short = self._short(item, level)
            rest = allowance if index == len(items) - 1 else 1
            if line and at + len(line) + 2 + len(short) + rest <= self._width:
                line += ", " + short
                continue
            if line:
                lines.append(line)
            line = self._text(item, at, rest, level)
        return (",\n" + " " * at).join([*lines, line])

    def _of_fields(self, name, fields, at, allowance, level):
        start = at + len(name) + 1
        lines = []
        for index, (field, value) in enumerate(fields):
            rest = allowance + 1 if index == len(fields) - 1 else 1
            lines.append(f"{field}={self._text(value, start + len(field) + 1, rest, level)}")
        return f"{name}(" + (",\n" + " " * start).join(lines) + ")"

    def _of_text(self, text, at, allowance, level):
        lines = text.splitlines(True)
        if level == 1:
            at += 1
            allowance += 1
        pieces = []
        for index, line in enumerate(lines):
            most = self._width - at - (allowance if index == len(lines) - 1 else 0)
            if len(repr(line)) <= most:
                pieces.append(repr(line))
                continue
            current, words = "", line.replace(" ", " \0").split("\0")
            for number, word in enumerate(words):
                is_last = number == len(words) - 1 and index == len(lines) - 1
                room = self._width - at - (allowance if is_last else 0)
                if current and len(repr(current + word)) > room:
                    pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            return pieces[0]
        inside = ("\n" + " " * at).join(pieces)
        return f"({inside})" if level == 1 else inside
