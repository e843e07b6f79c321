"""Paths as objects, and the files in memory that they name."""

import _files
import os
from os import path as _path


class PurePath:
    def __init__(self, *parts):
        texts = [str(part) if isinstance(part, PurePath) else _text(part) for part in parts]
        text = _path.join(*texts) if texts else ""
        start = "/" if text.startswith("/") else ""
        self._parts = [part for part in text.split("/") if part not in ("", ".")]
        self._start = start

    def _made(self, parts):
        made = type(self)()
        made._start = self._start
        made._parts = parts
        return made

    def __reduce__(self):
        return type(self), self.parts

    def __str__(self):
        return self._start + "/".join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(str(self))

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self._start:
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "/_.-~"
        letters = [char if char.isascii() and char.isalnum() or char in safe else None for char in str(self)]
        quoted = ["".join(f"%{byte:02X}" for byte in char.encode()) for char in str(self)]
        return "file://" + "".join(kept or coded for kept, coded in zip(letters, quoted))

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)) and not hasattr(type(other), "__fspath__"):
            return NotImplemented
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self) if isinstance(other, str) else NotImplemented

    def joinpath(self, *parts):
        return type(self)(self, *parts)

    @property
    def parts(self):
        return (self._start, *self._parts) if self._start else tuple(self._parts)

    drive = ""

    @property
    def root(self):
        return self._start

    anchor = root

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        name = self.name
        place = name.rfind(".")
        return name[place:] if 0 < place < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[: len(self.name) - len(self.suffix)]

    @property
    def parent(self):
        return self._made(self._parts[:-1])

    @property
    def parents(self):
        return _Parents(self._made(self._parts[:end]) for end in range(len(self._parts) - 1, -1, -1))

    def is_absolute(self):
        return bool(self._start)

    def is_reserved(self):
        return False

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made([*self._parts[:-1], name])

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def relative_to(self, other, *more, walk_up=False):
        other = type(self)(other, *more)
        steps = []
        place = other
        while not self._begins_with(place):
            if not walk_up or place._start != self._start or not place._parts:
                raise ValueError(
                    f"{str(self)!r} is not in the subpath of {str(other)!r} OR one path is relative and the other is absolute."
                )
            if place._parts[-1] == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            place = place.parent
            steps.append("..")
        made = type(self)()
        made._parts = steps + self._parts[len(place._parts) :]
        return made

    def _begins_with(self, other):
        return self._start == other._start and self._parts[: len(other._parts)] == other._parts

    def is_relative_to(self, other, *more):
        return self._begins_with(type(self)(other, *more))

    def match(self, pattern):
        wanted = PurePath(pattern)
        if not wanted.parts:
            raise ValueError("empty pattern")
        own, parts = self.parts, wanted.parts
        if wanted._start and len(own) != len(parts) or len(own) < len(parts):
            return False
        return all(_fits(part, wish) for part, wish in zip(own[len(own) - len(parts) :], parts))


class _Parents(tuple):
    def __repr__(self):
        return f"<{type(self[0]).__name__ if self else 'PosixPath'}.parents>"


def _text(part):
    if isinstance(part, bytes):
        raise TypeError(
            "argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'bytes'"
        )
    if not isinstance(part, str) and not hasattr(type(part), "__fspath__"):
        raise TypeError(
            f"argument should be a str or an os.PathLike object where __fspath__ returns a str, not '{type(part).__name__}'"
        )
    return _files.fsdecode(part)


def _fits(name, pattern):
    """Whether a name is as `*`, `?` and `[abc]` want it."""
    import re

    text = ""
    at = 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        end = pattern.find("]", at + 1) if char == "[" else -1
        if char == "*":
            text += ".*"
        elif char == "?":
            text += "."
        elif end > 0:
            inside = pattern[at:end].replace("\\", "\\\\")
            text += f"[^{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
            at = end + 1
        else:
            text += re.escape(char)
    return re.fullmatch(text, name, re.S) is not None


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("/home/user")

    def __new__(cls, *parts):
        return object.__new__(PosixPath if cls is Path else cls)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return _files.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", -1, encoding, errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def exists(self):
        return _path.exists(self)

    def is_file(self):
        return _path.isfile(self)

    def is_dir(self):
        return _path.isdir(self)

    def stat(self):
        return os.stat(self)

    def absolute(self):
        return self if self._start else type(self)(os.getcwd(), str(self))

    def resolve(self, strict=False):
        return type(self)(_files.resolved(self))

    def expanduser(self):
        return type(self)(_path.expanduser(str(self)))

    def mkdir(self, mode=511, parents=False, exist_ok=False):
        if exist_ok and self.is_dir():
            return
        if parents:
            os.makedirs(self)
        else:
            os.mkdir(self)

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        if not (missing_ok and not self.exists()):
            os.remove(self)

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    replace = rename

    def touch(self, mode=438, exist_ok=True):
        self.open("a" if exist_ok else "x").close()

    def iterdir(self):
        return iter([self / name for name in os.listdir(self)])

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        names = os.listdir(self)
        folders = [name for name in names if (self / name).is_dir()]
        found = (self, folders, [name for name in names if name not in folders])
        if top_down:
            yield found
        for name in folders:
            yield from (self / name).walk(top_down)
        if not top_down:
            yield found

    def glob(self, pattern):
        wanted = PurePath(pattern)
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if wanted._start:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return _found(self, wanted._parts)

    def rglob(self, pattern):
        return self.glob("**/" + pattern)

    def samefile(self, other):
        return _path.samefile(self, other)

    def is_symlink(self):
        return False

    def is_mount(self):
        return _path.ismount(self)

    is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def lstat(self):
        return self.stat()

    def owner(self):
        return "user"

    def group(self):
        return "user"

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def symlink_to(self, target, target_is_directory=False):
        raise NotImplementedError("Path.symlink_to() is not available: there are no links among files in memory")

    hardlink_to = readlink = symlink_to


def _found(folder, parts):
    """What is below a folder and fits these parts of a pattern, each once."""
    if not parts:
        yield folder
        return
    if not folder.is_dir():
        return
    first, rest = parts[0], parts[1:]
    if first == "**":
        yield from _found_anywhere(folder, rest)
        return
    if not any(char in first for char in "*?["):
        if (folder / first).exists():
            yield from _found(folder / first, rest)
        return
    for name in os.listdir(folder):
        if _fits(name, first):
            yield from _found(folder / name, rest)


def _found_anywhere(folder, rest):
    seen = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop(0)
        for found in _found(place, rest):
            if found not in seen:
                seen.add(found)
                yield found
        waiting[:0] = [place / name for name in os.listdir(place) if (place / name).is_dir()]


class PosixPath(Path):
    pass


class PurePosixPath(PurePath):
    pass
