"""Regular expressions: a pattern becomes functions that call each other and go back where they fail."""

import enum

_NEVER = 1 << 60


class RegexFlag(enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128


NOFLAG = RegexFlag.NOFLAG
ASCII = A = RegexFlag.ASCII
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
UNICODE = U = RegexFlag.UNICODE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
VERBOSE = X = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG

_LETTERS = {"a": 256, "i": 2, "L": 4, "u": 32, "m": 8, "s": 16, "x": 64}
_NAMES = (("ASCII", 256), ("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("VERBOSE", 64))


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        super().__init__(msg if pos is None else f"{msg} at position {pos}")


# --- characters ---


def _is_word(letter, ascii):
    return (letter.isalnum() and (not ascii or letter.isascii())) or letter == "_"


def _is_digit(letter, ascii):
    return letter.isdecimal() and (not ascii or letter.isascii())


def _is_space(letter, ascii):
    return letter in " \t\n\r\x0b\x0c" if ascii else letter.isspace()


_CLASSES = {"d": _is_digit, "w": _is_word, "s": _is_space}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\x0c", "v": "\x0b", "a": "\x07", "0": "\0", "\\": "\\"}


def _class_test(letter, ascii):
    test = _CLASSES[letter.lower()]
    if letter.isupper():
        return lambda char: not test(char, ascii)
    return lambda char: test(char, ascii)


def _one_test(wanted, ignores_case):
    if ignores_case and wanted.lower() != wanted.upper():
        folded = wanted.lower()
        return lambda char: char.lower() == folded
    return lambda char: char == wanted


def _range_test(low, high, ignores_case):
    if ignores_case:
        return lambda char: low <= char <= high or low <= char.lower() <= high or low <= char.upper() <= high
    return lambda char: low <= char <= high


def _any_of(tests, singles, negated):
    def test(char):
        found = char in singles
        if not found:
            for one in tests:
                if one(char):
                    found = True
                    break
        return found != negated

    return test


# --- from a pattern to a tree of tuples ---


class _Parser:
    def __init__(self, pattern, flags):
        self.text = pattern
        self.at = 0
        self.flags = flags
        self.count = 0
        self.names = {}
        self.open = []

    def fail(self, message, pos=None):
        raise error(message, self.text, self.at if pos is None else pos)

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self):
        char = self.peek()
        self.at += 1
        return char

    def accept(self, text):
        if self.text.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def until(self, end, what):
        stop = self.text.find(end, self.at)
        if stop < 0:
            self.fail(f"missing {end}, unterminated name" if what == "name" else "missing ), unterminated comment")
        found = self.text[self.at : stop]
        self.at = stop + 1
        return found

    def whole(self):
        tree = self.choice()
        if self.at < len(self.text):
            self.fail("unbalanced parenthesis")
        return tree

    def choice(self):
        options = [self.sequence()]
        while self.accept("|"):
            options.append(self.sequence())
        return options[0] if len(options) == 1 else ("choice", options)

    def sequence(self):
        parts = []
        while self.at < len(self.text) and self.peek() not in "|)":
            if self.flags & 64:
                if self.peek() in " \t\n\r\x0b\x0c":
                    self.at += 1
                    continue
                if self.peek() == "#":
                    end = self.text.find("\n", self.at)
                    self.at = len(self.text) if end < 0 else end + 1
                    continue
            start = self.at
            part = self.item()
            if part is None:
                continue
            parts.append(self.repeated(part, start))
        return ("sequence", parts)

    def repeated(self, part, start):
        while True:
            sign_at, char = self.at, self.peek()
            if char == "*":
                low, high = 0, _NEVER
            elif char == "+":
                low, high = 1, _NEVER
            elif char == "?":
                low, high = 0, 1
            elif char == "{":
                bounds = self.bounds()
                if bounds is None:
                    return part
                low, high = bounds
                self.at -= 1
            else:
                return part
            self.at += 1
            if part[0] in ("start", "end", "boundary", "first", "last"):
                if char != "{":
                    self.fail("nothing to repeat", sign_at)
            if part[0] == "repeat":
                self.fail("multiple repeat", sign_at)
            mode = "lazy" if self.accept("?") else "possessive" if self.accept("+") else "greedy"
            part = ("repeat", part, low, high, mode)

    def bounds(self):
        end = self.text.find("}", self.at)
        low, comma, high = self.text[self.at + 1 : end].partition(",") if end > 0 else ("", "", "")
        if not (low.isdigit() or (comma and not low)) or (high and not high.isdigit()) or (not low and not high and not comma):
            return None
        if not low and not high:
            return None
        start, self.at = self.at, end + 1
        least = int(low or 0)
        most = (int(high) if high else _NEVER) if comma else least
        if most < least:
            self.fail("min repeat greater than max repeat", start + 1)
        return least, most

    def item(self):
        start, char = self.at, self.take()
        if char == "(":
            return self.group(start)
        if char == "[":
            return self.set(start)
        if char == ".":
            if self.flags & 16:
                return ("one", lambda char: True)
            return ("one", lambda char: char != "\n")
        if char == "^":
            return ("start", self.flags & 8)
        if char == "$":
            return ("end", self.flags & 8)
        if char == "\\":
            return self.escape(start)
        if char in "*+?":
            self.fail("nothing to repeat", start)
        if char == "{" and self.text[self.at - 1 :].startswith("{"):
            self.at -= 1
            if self.bounds() is not None:
                self.fail("nothing to repeat", start)
            self.at = start + 1
        return ("one", _one_test(char, self.flags & 2), char if not self.flags & 2 else None)

    def group(self, start):
        if not self.accept("?"):
            return self.numbered(None)
        if self.accept(":"):
            return self.closed(self.choice(), start)
        if self.accept("P<"):
            name_at = self.at
            name = self.until(">", "name")
            if not name.isidentifier():
                self.fail("missing group name" if not name else f"bad character in group name {name!r}", name_at)
            if name in self.names:
                self.fail(
                    f"redefinition of group name {name!r} as group {self.count + 1}; was group {self.names[name]}", name_at
                )
            return self.numbered(name)
        if self.accept("P="):
            name_at = self.at
            name = self.until(")", "name")
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", name_at)
            return ("back", self.names[name], self.flags & 2)
        if self.accept("#"):
            self.until(")", "comment")
            return None
        if self.accept("="):
            return ("look", self.closed(self.choice(), start), True)
        if self.accept("!"):
            return ("look", self.closed(self.choice(), start), False)
        if self.accept("<=") or self.accept("<!"):
            wanted = self.text[self.at - 1] == "="
            inner = self.closed(self.choice(), start)
            low, high = _width(inner)
            if low != high:
                raise error("look-behind requires fixed-width pattern")
            return ("behind", inner, wanted, low)
        if self.accept(">"):
            return ("atomic", self.closed(self.choice(), start))
        if self.accept("("):
            which = self.until(")", "name")
            number = int(which) if which.isdigit() else self.names.get(which)
            if number is None:
                self.fail(f"unknown group name {which!r}")
            yes = self.sequence()
            no = self.sequence() if self.accept("|") else ("sequence", [])
            return ("if", number, self.closed(yes, start), no)
        return self.with_flags(start)

    def with_flags(self, start):
        on = off = 0
        is_off = False
        while True:
            char = self.take()
            if char == "-":
                is_off = True
            elif char in _LETTERS and char:
                if is_off:
                    off |= _LETTERS[char]
                else:
                    on |= _LETTERS[char]
            elif char == ")":
                if start != 0:
                    self.fail("global flags not at the start of the expression", start)
                self.flags |= on
                return None
            elif char == ":":
                before = self.flags
                self.flags = (before | on) & ~off
                inner = self.closed(self.choice(), start)
                self.flags = before
                return inner
            else:
                self.fail(f"unknown extension ?{char}", start + 1) if not on and not is_off else self.fail("unknown flag")

    def numbered(self, name):
        start = self.at - 1
        self.count += 1
        number = self.count
        if name is not None:
            self.names[name] = number
        self.open.append(number)
        inner = self.choice()
        self.open.pop()
        return ("group", self.closed(inner, start), number)

    def closed(self, tree, start):
        if not self.accept(")"):
            self.fail("missing ), unterminated subpattern", start)
        return tree

    def code(self, digits, start):
        text = self.text[self.at : self.at + digits]
        if len(text) < digits:
            self.fail(f"incomplete escape {self.text[start : self.at + len(text)]}", start)
        self.at += digits
        return chr(int(text, 16))

    def character(self, char, start):
        """The character that an escape stands for."""
        if char in ("x", "u", "U"):
            return self.code({"x": 2, "u": 4, "U": 8}[char], start)
        if char in _ESCAPES:
            return _ESCAPES[char]
        if char.isascii() and char.isalpha():
            self.fail(f"bad escape \\{char}", start)
        return char

    def escape(self, start):
        char = self.take()
        if not char:
            self.fail("bad escape (end of pattern)", start)
        if char.lower() in _CLASSES:
            return ("one", _class_test(char, self.flags & 256))
        if char in "bB":
            return ("boundary", char == "b", self.flags & 256)
        if char == "A":
            return ("first",)
        if char == "Z":
            return ("last",)
        if char in "123456789":
            digits = char
            if self.peek().isdigit():
                digits += self.take()
            number = int(digits)
            if number > self.count:
                self.fail(f"invalid group reference {number}", start + 1)
            if number in self.open:
                self.fail("cannot refer to an open group", start)
            return ("back", number, self.flags & 2)
        literal = self.character(char, start)
        return ("one", _one_test(literal, self.flags & 2), literal if not self.flags & 2 else None)

    def set(self, start):
        negated = self.accept("^")
        tests, singles, first = [], "", True
        while True:
            here, char = self.at, self.take()
            if not char:
                self.fail("unterminated character set", start)
            if char == "]" and not first:
                break
            first = False
            if char == "\\":
                char = self.take()
                if char.lower() in _CLASSES and char:
                    tests.append(_class_test(char, self.flags & 256))
                    continue
                char = "\x08" if char == "b" else self.character(char, here)
            if self.peek() == "-" and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                high = self.take()
                if high == "\\":
                    high = self.take()
                    if high.lower() in _CLASSES:
                        self.fail(f"bad character range {char}-\\{high}", here)
                    high = self.character(high, self.at - 2)
                if high < char:
                    self.fail(f"bad character range {char}-{high}", here)
                tests.append(_range_test(char, high, self.flags & 2))
            elif self.flags & 2:
                tests.append(_one_test(char, True))
            else:
                singles += char
        return ("one", _any_of(tests, singles, negated))


def _width(tree):
    """How many characters it takes, at least and at most."""
    kind = tree[0]
    if kind == "one":
        return 1, 1
    if kind == "sequence":
        widths = [_width(part) for part in tree[1]]
        return sum(low for low, high in widths), sum(high for low, high in widths)
    if kind == "choice":
        widths = [_width(part) for part in tree[1]]
        return min(low for low, high in widths), max(high for low, high in widths)
    if kind in ("group", "atomic"):
        return _width(tree[1])
    if kind == "repeat":
        low, high = _width(tree[1])
        return low * tree[2], min(high * tree[3], _NEVER)
    if kind in ("back", "if"):
        return 0, _NEVER
    return 0, 0


# --- from a tree to functions: each takes the state and a position, and returns where the match ends, or -1 ---


def _built(tree, then):
    return _BUILDERS[tree[0]](tree, then)


def _sequence(tree, then):
    for part in reversed(tree[1]):
        then = _built(part, then)
    return then


def _choice(tree, then):
    options = [_built(option, then) for option in tree[1]]

    def match(state, at):
        for option in options:
            end = option(state, at)
            if end >= 0:
                return end
        return -1

    return match


def _one(tree, then):
    test = tree[1]

    def match(state, at):
        if at < state.end and test(state.text[at]):
            return then(state, at + 1)
        return -1

    return match


def _group(tree, then):
    number = tree[2]

    def close(state, at):
        before, last = state.groups[number], state.last
        state.groups[number] = (state.starts[number], at)
        state.last = number
        end = then(state, at)
        if end < 0:
            state.groups[number], state.last = before, last
        return end

    inner = _built(tree[1], close)

    def match(state, at):
        before = state.starts[number]
        state.starts[number] = at
        end = inner(state, at)
        if end < 0:
            state.starts[number] = before
        return end

    return match


def _done(state, at):
    return at


def _repeat(tree, then):
    inner, low, high, mode = tree[1:]
    if mode == "possessive":
        return _atomic(("atomic", ("repeat", inner, low, high, "greedy")), then)
    if inner[0] == "one":
        return _repeat_one(inner[1], low, high, mode, then)
    holder = []

    def step(state, at):
        # At the end of one more turn: where it began and how many there were is on top of the stack of counts.
        begin, count = state.counts.pop()
        end = -1 if at == begin and count >= low else turn(state, at, count + 1)
        if end < 0 and at == begin:
            end = then(state, at) if count + 1 >= low else -1
        state.counts.append((begin, count))
        return end

    body = _built(inner, step)

    def more(state, at, count):
        state.counts.append((at, count))
        end = body(state, at)
        state.counts.pop()
        return end

    def turn(state, at, count):
        if count < low:
            return more(state, at, count)
        if mode == "lazy":
            end = then(state, at)
            return end if end >= 0 or count >= high else more(state, at, count)
        if count < high:
            end = more(state, at, count)
            if end >= 0:
                return end
        return then(state, at)

    return lambda state, at: turn(state, at, 0)


def _repeat_one(test, low, high, mode, then):
    def match(state, at):
        text, end = state.text, state.end
        most = min(end, at + high)
        least = at + low
        here = at
        if mode == "lazy":
            while here < least:
                if here >= most or not test(text[here]):
                    return -1
                here += 1
            while True:
                found = then(state, here)
                if found >= 0:
                    return found
                if here >= most or not test(text[here]):
                    return -1
                here += 1
        while here < most and test(text[here]):
            here += 1
        while here >= least:
            found = then(state, here)
            if found >= 0:
                return found
            here -= 1
        return -1

    return match


def _start(tree, then):
    is_of_lines = tree[1]

    def match(state, at):
        if at == 0 or (is_of_lines and state.text[at - 1] == "\n"):
            return then(state, at)
        return -1

    return match


def _end(tree, then):
    is_of_lines = tree[1]

    def match(state, at):
        end, text = state.end, state.text
        if at == end or (text[at] == "\n" and (is_of_lines or at == end - 1)):
            return then(state, at)
        return -1

    return match


def _first(tree, then):
    return lambda state, at: then(state, at) if at == 0 else -1


def _last(tree, then):
    return lambda state, at: then(state, at) if at == state.end else -1


def _boundary(tree, then):
    wanted, ascii = tree[1:]

    def match(state, at):
        before = at > 0 and _is_word(state.text[at - 1], ascii)
        after = at < state.end and _is_word(state.text[at], ascii)
        return then(state, at) if (before != after) == wanted else -1

    return match


def _back(tree, then):
    number, ignores_case = tree[1:]

    def match(state, at):
        span = state.groups[number]
        if span is None:
            return -1
        wanted = state.text[span[0] : span[1]]
        found = state.text[at : at + len(wanted)]
        if found == wanted or (ignores_case and found.lower() == wanted.lower()):
            return then(state, at + len(wanted))
        return -1

    return match


def _look(tree, then):
    inner, wanted = _built(tree[1], _done), tree[2]

    def match(state, at):
        before = list(state.groups)
        if (inner(state, at) >= 0) != wanted:
            state.groups[:] = before
            return -1
        end = then(state, at)
        if end < 0:
            state.groups[:] = before
        return end

    return match


def _behind(tree, then):
    inner, wanted, width = _built(tree[1], _done), tree[2], tree[3]

    def match(state, at):
        found = at >= width and inner(state, at - width) == at
        return then(state, at) if found == wanted else -1

    return match


def _atomic(tree, then):
    inner = _built(tree[1], _done)

    def match(state, at):
        before = list(state.groups)
        end = inner(state, at)
        if end >= 0:
            end = then(state, end)
        if end < 0:
            state.groups[:] = before
        return end

    return match


def _if(tree, then):
    number, yes, no = tree[1], _built(tree[2], then), _built(tree[3], then)
    return lambda state, at: (no if state.groups[number] is None else yes)(state, at)


_BUILDERS = {
    "sequence": _sequence,
    "choice": _choice,
    "one": _one,
    "group": _group,
    "repeat": _repeat,
    "start": _start,
    "end": _end,
    "first": _first,
    "last": _last,
    "boundary": _boundary,
    "back": _back,
    "look": _look,
    "behind": _behind,
    "atomic": _atomic,
    "if": _if,
}


class _State:
    def __init__(self, text, end, count):
        self.text = text
        self.end = end
        self.groups = [None] * (count + 1)
        self.starts = [0] * (count + 1)
        self.counts = []
        self.last = None


# --- what programs see ---


class Match:
    __module__ = "re"

    def __init__(self, pattern, string, pos, endpos, groups, last):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self.lastindex = last
        self._groups = groups

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    @property
    def regs(self):
        return tuple(span or (-1, -1) for span in self._groups)

    def _number(self, group):
        number = self.re.groupindex.get(group) if isinstance(group, str) else group
        if not isinstance(number, int) or not 0 <= number < len(self._groups):
            raise IndexError("no such group")
        return number

    def _text(self, group, default=None):
        span = self._groups[self._number(group)]
        return default if span is None else self.string[span[0] : span[1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        found = tuple(self._text(group) for group in groups)
        return found[0] if len(found) == 1 else found

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple(self._text(number, default) for number in range(1, len(self._groups)))

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def span(self, group=0):
        return self._groups[self._number(group)] or (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def expand(self, template):
        return _template(self.re, template)(self)

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"

    def __class_getitem__(cls, item):
        return cls


class Pattern:
    __module__ = "re"

    def __init__(self, pattern, flags):
        self._is_bytes = isinstance(pattern, (bytes, bytearray))
        parser = _Parser(pattern.decode("latin-1") if self._is_bytes else pattern, int(flags) | (256 if self._is_bytes else 0))
        tree = parser.whole()
        self.pattern = pattern
        self.flags = parser.flags if self._is_bytes else parser.flags | (0 if parser.flags & 256 else 32)
        self.groups = parser.count
        self.groupindex = parser.names
        self._match = _built(tree, _done)
        self._full = _built(tree, lambda state, at: at if at == state.end else -1)
        first = tree
        while first[0] in ("sequence", "group") and first[1]:
            first = first[1][0] if first[0] == "sequence" else first[1]
        self._first = first[2] if first[0] == "one" and len(first) > 2 else None

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        shown = repr(self.pattern)
        names = "|".join(f"re.{name}" for name, bit in _NAMES if self.flags & bit and not (self._is_bytes and bit == 256))
        return f"re.compile({shown[:200]}{', ' + names if names else ''})"

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def _text(self, string):
        if isinstance(string, str):
            if self._is_bytes:
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string
        if isinstance(string, (bytes, bytearray)):
            if not self._is_bytes:
                raise TypeError("cannot use a string pattern on a bytes-like object")
            return string.decode("latin-1")
        raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")

    def _at(self, function, string, text, at, pos, endpos):
        state = _State(text, endpos, self.groups)
        end = function(state, at)
        if end < 0:
            return None
        state.groups[0] = (at, end)
        return Match(self, string, pos, endpos, state.groups, state.last)

    def _bounds(self, text, pos, endpos):
        end = len(text) if endpos is None else max(min(endpos, len(text)), 0)
        return max(pos, 0), end

    def match(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        return self._at(self._match, string, text, pos, pos, endpos) if pos <= endpos else None

    def fullmatch(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        return self._at(self._full, string, text, pos, pos, endpos) if pos <= endpos else None

    def search(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        return self._search(string, text, pos, pos, endpos)

    def _search(self, string, text, at, pos, endpos):
        while at <= endpos:
            if self._first is not None:
                at = text.find(self._first, at, endpos)
                if at < 0:
                    return None
            found = self._at(self._match, string, text, at, pos, endpos)
            if found is not None:
                return found
            at += 1
        return None

    def finditer(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        return self._each(string, text, pos, endpos)

    def _each(self, string, text, pos, endpos):
        at, empty_at = pos, -1
        while at <= endpos:
            found = self._search(string, text, at, pos, endpos)
            if found is None:
                return
            start, end = found.span()
            if start == end == empty_at:
                # An empty match directly after another one does not count: something longer may begin here.
                at = end + 1
                longer = self._at(_not_empty(self._match, start), string, text, start, pos, endpos)
                if longer is None:
                    continue
                found, (start, end) = longer, longer.span()
            yield found
            at, empty_at = end, end if start == end else -1

    def findall(self, string, pos=0, endpos=None):
        empty = b"" if self._is_bytes else ""
        if self.groups == 0:
            return [found.group() for found in self.finditer(string, pos, endpos)]
        if self.groups == 1:
            return [found._text(1, empty) for found in self.finditer(string, pos, endpos)]
        return [found.groups(empty) for found in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        pieces, last = [], 0
        for found in self.finditer(string):
            if maxsplit and maxsplit <= 0 or maxsplit and len(pieces) // (self.groups + 1) >= maxsplit:
                break
            pieces.append(string[last : found.start()])
            pieces.extend(found.groups())
            last = found.end()
        pieces.append(string[last:])
        return pieces

    def subn(self, repl, string, count=0):
        make = repl if callable(repl) else _template(self, repl)
        pieces, last, done = [], 0, 0
        for found in self.finditer(string):
            if count and done >= count:
                break
            pieces.append(string[last : found.start()])
            pieces.append(make(found))
            last = found.end()
            done += 1
        pieces.append(string[last:])
        return (b"" if self._is_bytes else "").join(pieces), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]


def _not_empty(function, start):
    # The pattern is tried anew; what it finds first may still be empty.
    def match(state, at):
        end = function(state, at)
        return end if end > start else -1

    return match


def _template(pattern, template):
    """What `\\\\1`, `\\\\g<name>` and the like in a replacement stand for."""
    is_bytes = isinstance(template, (bytes, bytearray))
    text = template.decode("latin-1") if is_bytes else template
    pieces, at = [], 0
    while at < len(text):
        slash = text.find("\\", at)
        if slash < 0 or slash == len(text) - 1:
            if slash >= 0:
                raise error("bad escape (end of pattern)", text, slash)
            pieces.append(text[at:])
            break
        pieces.append(text[at:slash])
        char, at = text[slash + 1], slash + 2
        if char == "g":
            end = text.find(">", at)
            if text[at : at + 1] != "<" or end < 0:
                raise error("missing <" if text[at : at + 1] != "<" else "missing >, unterminated name", text, at)
            name, at = text[at + 1 : end], end + 1
            if not name.isdigit() and name not in pattern.groupindex:
                raise IndexError(f"unknown group name {name!r}")
            pieces.append(int(name) if name.isdigit() else pattern.groupindex[name])
        elif char in "123456789":
            if text[at : at + 1].isdigit():
                char += text[at]
                at += 1
            pieces.append(int(char))
        elif char in _ESCAPES:
            pieces.append(_ESCAPES[char])
        elif char.isascii() and char.isalpha():
            raise error(f"bad escape \\{char}", text, slash)
        else:
            pieces.append("\\" + char)
    for piece in pieces:
        if isinstance(piece, int) and piece > pattern.groups:
            raise error(f"invalid group reference {piece}")
    empty = b"" if is_bytes else ""
    if is_bytes:
        pieces = [piece.encode("latin-1") if isinstance(piece, str) else piece for piece in pieces]
    return lambda found: empty.join([found._text(piece, empty) if isinstance(piece, int) else piece for piece in pieces])


_known = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    key = type(pattern), pattern, int(flags)
    found = _known.get(key)
    if found is None:
        found = _known[key] = Pattern(pattern, flags)
    return found


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def purge():
    _known.clear()


_SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


def escape(pattern):
    if isinstance(pattern, bytes):
        return escape(pattern.decode("latin-1")).encode("latin-1")
    return "".join("\\" + char if char in _SPECIAL else char for char in pattern)
