"""Arguments of the command line. A program here is given none, so defaults are what counts."""

import os
import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = "?", "*", "+", "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = "/".join(argument.option_strings) or argument.dest if argument is not None else None
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __repr__(self):
        return f"Namespace({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    def __eq__(self, other):
        return isinstance(other, Namespace) and self.__dict__ == other.__dict__

    def __contains__(self, name):
        return name in self.__dict__


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._options = {"buffering": bufsize, "encoding": encoding, "errors": errors}

    def __repr__(self):
        numbers = [repr(each) for each in (self._mode, self._options["buffering"]) if each != -1]
        named = [f"{name}={self._options[name]!r}" for name in ("encoding", "errors") if self._options[name] is not None]
        return f"FileType({', '.join(numbers + named)})"

    def __call__(self, name):
        if name == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(name, self._mode, **self._options)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{name}': {error}") from None


class BooleanOptionalAction:
    pass


_WITHOUT_VALUE = ("store_const", "store_true", "store_false", "append_const", "count", "help", "version", "boolean")
_REPR_NAMES = {
    "store": "_StoreAction",
    "store_const": "_StoreConstAction",
    "store_true": "_StoreTrueAction",
    "store_false": "_StoreFalseAction",
    "append": "_AppendAction",
    "append_const": "_AppendConstAction",
    "extend": "_ExtendAction",
    "count": "_CountAction",
    "help": "_HelpAction",
    "version": "_VersionAction",
    "boolean": "BooleanOptionalAction",
}


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None, **options):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.kind = None
        self.version = options.get("version")
        self.named_by_type = False

    def shown(self):
        """How the value is named in the usage."""
        if self.metavar is not None:
            return self.metavar if isinstance(self.metavar, str) else self.metavar[0]
        if self.named_by_type:
            return self.type.__name__
        if self.choices is not None:
            return "{" + ",".join(str(choice) for choice in self.choices) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def values(self):
        name = self.shown()
        if self.nargs is None:
            return name
        if isinstance(self.nargs, int):
            return " ".join(self.metavar if isinstance(self.metavar, tuple) else [name] * self.nargs)
        other = self.metavar[1] if isinstance(self.metavar, tuple) and len(self.metavar) > 1 else name
        forms = {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{other} ...]", "...": "..."}
        return forms.get(self.nargs, name)

    def __repr__(self):
        nothing = self.kind in _WITHOUT_VALUE
        name = _REPR_NAMES.get(self.kind, type(self).__name__) if isinstance(self.kind, str) else type(self).__name__
        const = {"store_true": True, "store_false": False}.get(self.kind, self.const) if isinstance(self.kind, str) else self.const
        hidden = self.kind in ("help", "version")
        figures = {
            "option_strings": self.option_strings,
            "dest": self.dest,
            "nargs": 0 if nothing else self.nargs,
            "const": const,
            "default": SUPPRESS if hidden else self.default,
            "type": self.type,
            "choices": self.choices,
            "required": self.required,
            "help": self.help,
            "metavar": self.metavar,
        }
        return f"{name}({', '.join([f'{key}={value!r}' for key, value in figures.items()])})"

    def takes_value(self):
        return self.kind in ("store", "append", "extend") or (callable(self.kind) and self.nargs != 0)


class _Group:
    def __init__(self, parser, title=None, description=None, required=False, exclusive=False):
        self._parser = parser
        self.title = title
        self.description = description
        self.required = required
        self._exclusive = exclusive
        self._actions = []

    def add_argument(self, *names, **options):
        action = self._parser._add(names, options)
        self._actions.append(action)
        return action

    def add_mutually_exclusive_group(self, **options):
        return self._parser.add_mutually_exclusive_group(**options)

    def add_argument_group(self, *args, **options):
        return self._parser.add_argument_group(*args, **options)


class _Subparsers:
    def __init__(self, parser, dest=None, required=False, title=None, help=None, metavar=None, **options):
        self._parser = parser
        self.dest = dest
        self.required = required
        self.title = title
        self.description = options.get("description")
        self.help = help
        self.metavar = metavar
        self.choices = {}
        self.helps = []
        self.kind, self.type, self.default = "help", None, None

    def add_parser(self, name, **options):
        text = options.pop("help", None)
        aliases = options.pop("aliases", ())
        options.setdefault("prog", f"{self._parser.prog} {name}")
        made = ArgumentParser(**options)
        for known in (name, *aliases):
            self.choices[known] = made
        self.helps.append((name, text))
        return made


class _Described:
    kind = "help"
    default = dest = type = choices = None

    def __init__(self, help):
        self.help = help


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None, prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = prog or os.path.basename(sys.argv[0] if sys.argv else "program.py")
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.exit_on_error = exit_on_error
        self.formatter_class = HelpFormatter if formatter_class is None else formatter_class
        self.conflict_handler = conflict_handler
        self.add_help = add_help
        self.prefix_chars = prefix_chars
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.allow_abbrev = allow_abbrev
        self._actions = []
        self._exclusive = []
        self._groups = []
        self._subparsers = None
        self._defaults = {}
        self._default = argument_default
        if add_help:
            sign = "-" if "-" in prefix_chars else prefix_chars[0]
            self._add((f"{sign}h", f"{sign}{sign}help"), {"action": "help", "help": "show this help message and exit"})
        for parent in parents:
            self._actions.extend(action for action in parent._actions if action.kind != "help")

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return f"ArgumentParser({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    def add_argument(self, *names, **options):
        return self._add(names, options)

    def _add(self, names, options):
        options = dict(options)
        kind = options.pop("action", "store")
        is_option = bool(names) and names[0][:1] in self.prefix_chars
        dest = options.pop("dest", None)
        if dest is None and is_option:
            longs = [name for name in names if len(name) > 2 and name[1] in self.prefix_chars] or list(names)
            dest = longs[0].lstrip(self.prefix_chars).replace("-", "_")
        elif dest is None:
            dest = names[0]
        if kind in ("store_true", "store_false"):
            options.setdefault("default", kind == "store_false")
        if kind is BooleanOptionalAction:
            names = [*names, *("--no-" + name[2:] for name in names if name.startswith("--"))]
            kind = "boolean"
        if kind == "version":
            options.setdefault("help", "show program's version number and exit")
        given = dict(options)
        options.setdefault("default", self._default)
        if isinstance(kind, type):
            action = kind(list(names) if is_option else [], dest, **options)
        else:
            action = Action(list(names) if is_option else [], dest, **options)
        action.kind = action if isinstance(kind, type) else kind
        if action.takes_value() and issubclass(self.formatter_class, MetavarTypeHelpFormatter):
            action.named_by_type = True
        self._check_conflict(action)
        if not is_option:
            action.required = action.nargs not in ("?", "*", "...") or action.nargs == "*" and "default" not in given
        self._actions.append(action)
        return action

    def _check_conflict(self, action):
        for other in list(self._actions):
            twice = [name for name in action.option_strings if name in other.option_strings]
            if not twice:
                continue
            if self.conflict_handler == "error":
                words = "conflicting option string" + ("s" if len(twice) > 1 else "")
                raise ArgumentError(action, f"{words}: {', '.join(twice)}")
            other.option_strings = [name for name in other.option_strings if name not in twice]
            if not other.option_strings:
                self._actions.remove(other)

    def add_argument_group(self, title=None, description=None, **options):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self, required=required, exclusive=True)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, **options):
        self._subparsers = _Subparsers(self, **options)
        return self._subparsers

    def set_defaults(self, **values):
        self._defaults.update(values)

    def get_default(self, dest):
        found = [action.default for action in self._actions if action.dest == dest]
        return self._defaults.get(dest, found[0] if found else None)

    def parse_args(self, args=None, namespace=None):
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.default is not SUPPRESS and action.kind not in ("help", "version") and not hasattr(namespace, action.dest):
                default = action.default
                setattr(namespace, action.dest, self._converted(action, default) if isinstance(default, str) else default)
        for name, value in self._defaults.items():
            setattr(namespace, name, value)
        if self._subparsers is not None and self._subparsers.dest is not None:
            setattr(namespace, self._subparsers.dest, None)
        return self._parse(args, namespace)

    def _parse(self, args, namespace):
        by_name = {name: action for action in self._actions for name in action.option_strings}
        self._has_numbers = any(_is_number(name) for name in by_name)
        args = [part for word in args for part in self._from_file(word)]
        free = [action for action in self._actions if not action.option_strings]
        seen, loose, rest = [], [], []
        while args:
            word = args.pop(0)
            if word == "--":
                loose.extend(args)
                break
            name, equals, value = word.partition("=")
            if self._is_option(word):
                doubled = len(word) > 1 and word[1] in self.prefix_chars
                matches = [name] if name in by_name else []
                if not matches and self.allow_abbrev:
                    matches = [known for known in by_name if known.startswith(name)]
                if not matches and not doubled and word[:2] in by_name:
                    matches, value = [word[:2]], word[2:]
                    equals = "=" if by_name[word[:2]].takes_value() else ""
                    if not equals:
                        args.insert(0, "-" + value)
                if len(matches) > 1:
                    self.error(f"ambiguous option: {name} could match {', '.join(matches)}")
                if not matches:
                    rest.append(word)
                    continue
                action = by_name[matches[0]]
                seen.append(action)
                self._take_option(action, matches[0], value if equals else None, args, namespace)
            elif self._subparsers is not None and len(loose) >= len(free):
                self._enter(word, args, namespace, rest)
                args = []
            else:
                loose.append(word)
        self._take_free(free, loose, namespace, seen, rest)
        missing = ["/".join(action.option_strings) or action.shown() for action in self._actions if action.required and action.nargs != "*" and action not in seen]
        if self._subparsers is not None and self._subparsers.required and not getattr(self._subparsers, "entered", False):
            missing.append(self._subparsers.dest or "{" + ",".join(self._subparsers.choices) + "}")
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            used = [action for action in group._actions if action in seen]
            if len(used) > 1:
                first, second = ("/".join(action.option_strings) for action in used[:2])
                self.error(f"argument {second}: not allowed with argument {first}")
            if group.required and not used:
                names = " ".join("/".join(action.option_strings) for action in group._actions)
                self.error(f"one of the arguments {names} is required")
        return namespace, rest

    def _is_option(self, word):
        if len(word) < 2 or word[0] not in self.prefix_chars or " " in word:
            return False
        return self._has_numbers or not _is_number(word)

    def _from_file(self, word):
        """The word, or the lines of the file that it names."""
        if not word or self.fromfile_prefix_chars is None or word[0] not in self.fromfile_prefix_chars:
            return [word]
        try:
            with open(word[1:]) as file:
                lines = [part for line in file.read().splitlines() for part in self.convert_arg_line_to_args(line)]
        except OSError as error:
            self.error(str(error))
        return [part for line in lines for part in self._from_file(line)]

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _enter(self, word, args, namespace, rest):
        parser = self._subparsers.choices.get(word)
        if parser is None:
            known = ", ".join(map(repr, self._subparsers.choices))
            self.error(f"argument {self._subparsers.dest or 'command'}: invalid choice: {word!r} (choose from {known})")
        self._subparsers.entered = True
        if self._subparsers.dest is not None:
            setattr(namespace, self._subparsers.dest, word)
        rest.extend(parser.parse_known_args(args, namespace)[1])

    def _take_option(self, action, name, value, args, namespace):
        kind = action.kind
        if kind == "help":
            self.print_help()
            self.exit()
        elif kind == "version":
            print((action.version or "") % {"prog": self.prog} if "%(" in (action.version or "") else action.version)
            self.exit()
        elif kind in ("store_true", "store_false"):
            setattr(namespace, action.dest, kind == "store_true")
        elif kind == "boolean":
            setattr(namespace, action.dest, not name.startswith("--no-"))
        elif kind == "store_const":
            setattr(namespace, action.dest, action.const)
        elif kind == "append_const":
            setattr(namespace, action.dest, (getattr(namespace, action.dest) or []) + [action.const])
        elif kind == "count":
            setattr(namespace, action.dest, (getattr(namespace, action.dest) or 0) + 1)
        else:
            self._store(action, self._gather(action, value, args), namespace, name)

    def _gather(self, action, value, args):
        if value is not None:
            return [value]
        most = action.nargs if isinstance(action.nargs, int) else 1 if action.nargs in (None, "?") else len(args)
        taken = []
        while args and len(taken) < most and not self._is_option(args[0]):
            taken.append(args.pop(0))
        return taken

    def _store(self, action, words, namespace, name=None):
        if action.nargs is None and not words:
            self._wrong(action, "expected one argument")
        if isinstance(action.nargs, int) and len(words) != action.nargs:
            self._wrong(action, f"expected {action.nargs} argument{'s' if action.nargs != 1 else ''}")
        if action.nargs == "+" and not words:
            self._wrong(action, "expected at least one argument")
        values = [self._checked(action, word) for word in words]
        if action.nargs is None:
            value = values[0]
        elif action.nargs == "?":
            value = values[0] if values else action.const if action.option_strings else action.default
        else:
            value = values
        if isinstance(action.kind, Action):
            action.kind(self, namespace, value, name)
        elif action.kind == "append":
            setattr(namespace, action.dest, (getattr(namespace, action.dest) or []) + [value])
        elif action.kind == "extend":
            setattr(namespace, action.dest, (getattr(namespace, action.dest) or []) + list(value))
        else:
            setattr(namespace, action.dest, value)

    def _take_free(self, free, loose, namespace, seen, rest):
        for index, action in enumerate(free):
            later = sum(other.nargs if isinstance(other.nargs, int) else other.nargs in (None, "+") for other in free[index + 1 :])
            room = max(len(loose) - later, 0)
            count = action.nargs if isinstance(action.nargs, int) else 1 if action.nargs in (None, "?") else room
            taken, loose = loose[: min(count, room)], loose[min(count, room) :]
            if taken:
                seen.append(action)
                self._store(action, taken, namespace)
            elif action.nargs == "*" and action.default is None:
                setattr(namespace, action.dest, [])
        rest.extend(loose)

    def _converted(self, action, word):
        kind = action.type
        if kind is None:
            return word
        try:
            return kind(word)
        except ArgumentTypeError as error:
            self._wrong(action, str(error))
        except (TypeError, ValueError):
            self._wrong(action, f"invalid {getattr(kind, '__name__', repr(kind))} value: {word!r}")

    def _checked(self, action, word):
        value = self._converted(action, word)
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(repr, action.choices))
            self._wrong(action, f"invalid choice: {value!r} (choose from {known})")
        return value

    def _wrong(self, action, message):
        name = "/".join(action.option_strings) or action.shown()
        if not self.exit_on_error:
            raise ArgumentError(None, f"argument {name}: {message}")
        self.error(f"argument {name}: {message}")

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage % {'prog': self.prog} if '%(' in self.usage else self.usage}\n"
        parts = []
        for action in self._actions:
            if action.option_strings and action.help is not SUPPRESS:
                names = " | ".join(action.option_strings) if action.kind == "boolean" else action.option_strings[0]
                text = names + (f" {action.values()}" if action.takes_value() else "")
                parts.append(text if action.required else f"[{text}]")
        parts += [action.values() for action in self._actions if not action.option_strings]
        if self._subparsers is not None:
            parts.append((self._subparsers.metavar or "{" + ",".join(self._subparsers.choices) + "}") + " ...")
        text = f"usage: {' '.join([self.prog, *parts])}"
        if len(text) <= 78:
            return text + "\n"
        indent = " " * len(f"usage: {self.prog} ")
        lines = [f"usage: {self.prog}"]
        for part in parts:
            if len(lines[-1]) + 1 + len(part) > 78:
                lines.append(indent + part)
            else:
                lines[-1] += " " + part
        return "\n".join(lines) + "\n"

    def _filled(self, text):
        """A description or epilog, its lines filled anew."""
        text = text.replace("%(prog)s", self.prog)
        if issubclass(self.formatter_class, RawDescriptionHelpFormatter):
            return text
        import textwrap

        return textwrap.fill(" ".join(text.split()), 78)

    def format_help(self):
        sections = [self.format_usage()]
        if self.description:
            sections.append(self._filled(self.description) + "\n")
        grouped = [action for group in self._groups for action in group._actions]
        free = [(action.shown(), action) for action in self._actions if not action.option_strings and action not in grouped]
        options = [(self._names(action), action) for action in self._actions if action.option_strings and action not in grouped]
        tables = [("positional arguments", free), ("options", options)]
        tables += [(group.title, [(self._names(action), action) for action in group._actions]) for group in self._groups]
        rows = [len(name) for _, table in tables for name, _ in table]
        width = min(max(rows, default=0) + 4, 24)
        commands = self._subparsers
        if commands is not None and (commands.title or commands.description or commands.help):
            intro = f"  {commands.description}\n\n" if commands.description else ""
            name = commands.metavar or "{" + ",".join(commands.choices) + "}"
            width = min(max(width, len(name) + 4), 24)
        for title, table in tables:
            lines = [self._row(name, action, width) for name, action in table if action.help is not SUPPRESS]
            about = next((group.description for group in self._groups if group.title == title), None)
            about = f"  {about}\n\n" if about else ""
            if lines or about:
                sections.append(f"{title}:\n" + about + "".join(lines))
        if commands is not None and (commands.title or commands.description or commands.help):
            lines = [self._row(name, commands, width)]
            lines += [self._row("  " + each, _Described(text), width) for each, text in commands.helps if text is not None]
            if commands.title or commands.description:
                sections.append(f"{commands.title or 'subcommands'}:\n{intro}{''.join(lines)}")
            else:
                place = next((at for at, text in enumerate(sections) if text.startswith("positional arguments:")), None)
                if place is None:
                    sections.insert(2 if self.description else 1, "positional arguments:\n" + "".join(lines))
                else:
                    sections[place] += "".join(lines)
        if self.epilog:
            sections.append(self._filled(self.epilog) + "\n")
        return "\n".join(sections)

    def _names(self, action):
        if not action.option_strings:
            return action.shown()
        value = f" {action.values()}" if action.takes_value() else ""
        return ", ".join(name + value for name in action.option_strings)

    def _row(self, name, action, width):
        if not action.help:
            return f"  {name}\n"
        text = action.help
        if issubclass(self.formatter_class, ArgumentDefaultsHelpFormatter) and "%(default)" not in text:
            if action.kind not in ("help", "version") and (action.option_strings or action.nargs in ("?", "*")):
                text += " (default: %(default)s)"
        if "%(" in text:
            text = text % {"default": action.default, "prog": self.prog, "dest": action.dest, "type": getattr(action.type, "__name__", None), "choices": action.choices}
        if issubclass(self.formatter_class, RawTextHelpFormatter):
            lines = text.splitlines()
        else:
            import textwrap

            lines = textwrap.wrap(" ".join(text.split()), max(78 - width, 11)) or [""]
        first = "".join(f"{' ' * width}{line}\n" for line in lines)
        if len(name) + 4 > width:
            return f"  {name}\n{first}"
        return f"  {name:<{width - 2}}{first[width:]}"

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file)

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


def _is_number(word):
    try:
        float(word)
    except ValueError:
        return False
    return True
