"""Exceptions as text."""

import _kernel
from _kernel import names_in_sight, places


def current_exception():
    """The exception that is being handled, or `None`."""
    try:
        raise
    except RuntimeError as error:
        return None if error.args == ("No active exception to reraise",) else error
    except BaseException as error:
        return error


class _Layout:
    """How deep in exception groups the text is."""

    depth = 0
    need_close = False

    def indent(self):
        return " " * (2 * self.depth)

    def put(self, lines, text, margin="|"):
        if self.depth == 0:
            lines.append(text)
            return
        prefix = self.indent() + margin + " "
        lines.append("".join(prefix + line for line in text.splitlines(True)))


_DEEPEST_GROUP = 10
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _chain(error, with_chain):
    """The exception, and before it those that led to it, each with the words between it and the next."""
    links = [(error, None)]
    seen = {id(error)}
    while with_chain:
        error = links[-1][0]
        before, words = error.__cause__, _CAUSE
        if before is None and not error.__suppress_context__:
            before, words = error.__context__, _CONTEXT
        if before is None or id(before) in seen:
            break
        links.append((before, words))
        seen.add(id(before))
    links.reverse()
    return links


def _write(lines, error, layout, with_chain=True, limit=None):
    for link, words in _chain(error, with_chain):
        if isinstance(link, BaseExceptionGroup) and layout.depth > _DEEPEST_GROUP:
            layout.put(lines, f"... (max_group_depth is {_DEEPEST_GROUP})\n")
        elif isinstance(link, BaseExceptionGroup):
            _write_group(lines, link, layout, with_chain, limit)
        else:
            stack = format_list(places(link), limit)
            if stack:
                layout.put(lines, "Traceback (most recent call last):\n")
                for place in stack:
                    layout.put(lines, place)
            for line in format_exception_only(link):
                layout.put(lines, line)
        if words is not None:
            layout.put(lines, words)


def _write_group(lines, group, layout, with_chain, limit):
    is_outermost = layout.depth == 0
    if is_outermost:
        layout.depth += 1
    stack = format_list(places(group), limit)
    if stack:
        layout.put(lines, "Exception Group Traceback (most recent call last):\n", "+" if is_outermost else "|")
        layout.put(lines, "".join(stack))
    for line in format_exception_only(group):
        layout.put(lines, line)
    count = len(group.exceptions)
    shown = min(count, 16)
    layout.need_close = False
    for index in range(shown):
        is_last = index == shown - 1
        if is_last:
            layout.need_close = True
        is_cut = index == 15
        title = "..." if is_cut else str(index + 1)
        lines.append(f"{layout.indent()}{'+-' if index == 0 else '  '}+---------------- {title} ----------------\n")
        layout.depth += 1
        if is_cut:
            left = count - 15
            layout.put(lines, f"and {left} more exception{'s' if left > 1 else ''}\n")
        else:
            _write(lines, group.exceptions[index], layout, with_chain, limit)
        if is_last and layout.need_close:
            lines.append(f"{layout.indent()}+------------------------------------\n")
            layout.need_close = False
        layout.depth -= 1
    if is_outermost:
        layout.depth = 0


def format_list(entries, limit=None):
    """Lines of a stack; a place that repeats is shown three times."""
    entries = list(entries)
    if limit is not None:
        entries = _cut(entries, limit)
    result = []
    last = None
    count = 0
    for entry in entries:
        if last is None or tuple(entry[:3]) != last:
            _note_repeats(result, count)
            last = tuple(entry[:3])
            count = 0
        count += 1
        if count <= 3:
            file, line, name, source = entry
            text = f'  File "{file}", line {line}, in {name}\n'
            result.append(text + f"    {source}\n" if source else text)
    _note_repeats(result, count)
    return result


def _note_repeats(result, count):
    if count > 3:
        count -= 3
        result.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


def format_exception_only(exc, value=None):
    error = exc if value is None else value
    if error is None:
        return ["NoneType: None\n"]
    kind = error if isinstance(error, type) else type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("__main__", "builtins"):
        name = f"{kind.__module__}.{name}"
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        text += _suggestion(text, names_in_sight(error))
    elif isinstance(error, AttributeError) and "object has no attribute" in text:
        thing = getattr(error, "obj", None)
        if thing is not None:
            text += _suggestion(text, dir(thing))
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(error, "__notes__", None) or ():
        lines.extend(f"{line}\n" for line in str(note).split("\n"))
    return lines


def _suggestion(text, names):
    """` Did you mean: 'x'?` if a known name is close to the one in the message."""
    parts = text.split("'")
    if len(parts) < 3 or "Did you mean" in text or "Did you forget" in text:
        return ""
    wrong = parts[-2]
    best = None
    least = None
    for name in sorted(set(names)):
        if name == wrong or name.startswith("_") and not wrong.startswith("_"):
            continue
        allowed = (len(name) + len(wrong) + 3) * 2 // 6
        if least is not None:
            allowed = min(allowed, least - 1)
        distance = _distance(wrong, name, allowed)
        if distance <= allowed and (least is None or distance < least):
            best, least = name, distance
    return f". Did you mean: '{best}'?" if best is not None else ""


def _distance(a, b, limit):
    """How many letters have to be changed; a change of case counts half."""
    if abs(len(a) - len(b)) * 2 > limit:
        return limit + 1
    row = list(range(0, 2 * len(b) + 1, 2))
    for i, x in enumerate(a):
        before = row
        row = [2 * (i + 1)]
        for j, y in enumerate(b):
            cost = 0 if x == y else 1 if x.lower() == y.lower() else 2
            row.append(min(before[j] + cost, before[j + 1] + 2, row[j] + 2))
    return row[-1]


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    error = exc if value is None else value
    if error is None:
        return ["NoneType: None\n"]
    lines = []
    _write(lines, error, _Layout(), chain, limit)
    return lines


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    _print("".join(format_exception(exc, value, tb, limit, chain)), file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(current_exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(current_exception(), limit=limit, file=file, chain=chain)


def _print(text, file):
    if file is None:
        _kernel.write(2, text)
    else:
        file.write(text)


def print_tb(tb, limit=None, file=None):
    _print("".join(format_tb(tb, limit)), file)


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_list(extracted_list, file=None):
    _print("".join(format_list(extracted_list)), file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


class FrameSummary:
    def __init__(self, filename, lineno, name, line=None, **options):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return isinstance(other, FrameSummary) and tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def from_list(cls, entries):
        return cls(entry if isinstance(entry, FrameSummary) else FrameSummary(*entry) for entry in entries)

    def format(self):
        return format_list(self)


def _cut(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def extract_tb(tb, limit=None):
    return StackSummary(FrameSummary(*entry) for entry in _cut(_places_of(tb), limit))


def _places_of(tb):
    return places(tb) if tb is not None else ()


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback=None, *, limit=None, capture_locals=False, **options):
        self._error = exc_value
        self._limit = limit
        self.exc_type = exc_type
        self.stack = extract_tb(exc_value.__traceback__, limit)
        self.__cause__ = self.__context__ = None
        if exc_value.__cause__ is not None:
            self.__cause__ = TracebackException.from_exception(exc_value.__cause__)
        if exc_value.__context__ is not None:
            self.__context__ = TracebackException.from_exception(exc_value.__context__)
        self.__suppress_context__ = exc_value.__suppress_context__

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def format(self, *, chain=True):
        yield from format_exception(self._error, limit=self._limit, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._error)

    def print(self, *, file=None, chain=True):
        _print("".join(self.format(chain=chain)), file)

    def __str__(self):
        return str(self._error)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class _Code:
    def __init__(self, filename, name, first_line):
        self.co_filename = filename
        self.co_name = self.co_qualname = name
        self.co_firstlineno = first_line


class _Frame:
    """A place of the program, and those around it. It does not keep the variables."""

    __module__ = "builtins"

    def __init__(self, filename, lineno, name, line="", is_library=False, first_line=0, outer=()):
        self.f_code = _Code(filename, name, first_line)
        self.f_lineno = lineno
        self._line = line
        self._outer = outer

    @property
    def f_back(self):
        return _innermost(self._outer) if self._outer else None

    @property
    def f_locals(self):
        raise NotImplementedError("f_locals is not available: frames do not keep the variables in Tasklanes")

    def __repr__(self):
        code = self.f_code
        return f"<frame at {hex(id(self))}, file {code.co_filename!r}, line {self.f_lineno}, code {code.co_name}>"


_Frame.__name__ = _Frame.__qualname__ = "frame"


def _innermost(places):
    return _Frame(*places[-1], places[:-1])


def getframe(depth=0):
    """The frame of the program so many calls out."""
    places = tuple([place for place in _kernel.frames() if not place[4]])
    if depth >= len(places):
        raise ValueError("call stack is not deep enough")
    return _innermost(places[: len(places) - depth])


def attribute_of(tb, name):
    """What `tb.tb_lineno` and the like are."""
    entries = _places_of(tb)
    if entries and name == "tb_lineno":
        return entries[0][1]
    if entries and name == "tb_frame":
        return _Frame(*entries[0][:3])
    if name == "tb_next":
        if len(entries) < 2:
            return None
        following = _kernel.new_instance(type(tb), ())
        following._error, following._count, following._skipped = tb._error, tb._count, getattr(tb, "_skipped", 0) + 1
        return following
    raise AttributeError(f"'traceback' object has no attribute '{name}'")


def walk_stack(f):
    f = getframe() if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_stack(f=None, limit=None):
    f = getframe() if f is None else f
    found = [(each.f_code.co_filename, lineno, each.f_code.co_name, each._line.strip()) for each, lineno in walk_stack(f)]
    # Of a stack the last ones count, of a traceback the first.
    return StackSummary.from_list(_cut(found[::-1], None if limit is None else -limit))


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _print("".join(format_stack(f, limit)), file)
