"""Paths as objects, and the files in memory that they name."""

import _files
import os
from os import path as _path


class PurePath:
    def __init__(self, *parts):
        texts = [_files.fsdecode(part) for part in parts]
        text = _path.join(*texts) if texts else ""
        start = "/" if text.startswith("/") else ""
        self._parts = [part for part in text.split("/") if part not in ("", ".")]
        self._start = start

    def _made(self, parts):
        made = type(self)()
        made._start = self._start
        made._parts = parts
        return made

    def __str__(self):
        return self._start + "/".join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __truediv__(self, other):
        return type(self)(str(self), other)

    def __rtruediv__(self, other):
        return type(self)(other, str(self))

    def joinpath(self, *parts):
        return type(self)(str(self), *parts)

    @property
    def parts(self):
        return (self._start, *self._parts) if self._start else tuple(self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        return _path.splitext(self.name)[1]

    @property
    def stem(self):
        return _path.splitext(self.name)[0]

    @property
    def parent(self):
        return self._made(self._parts[:-1])

    @property
    def parents(self):
        return tuple(self._made(self._parts[:end]) for end in range(len(self._parts) - 1, -1, -1))

    def is_absolute(self):
        return bool(self._start)

    def with_name(self, name):
        return self._made([*self._parts[:-1], name])

    def with_suffix(self, suffix):
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)


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

    def glob(self, pattern):
        parts = [part for part in str(pattern).split("/") if part]
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        return iter(list(self._found(parts)))

    def rglob(self, pattern):
        return self.glob(f"**/{pattern}")

    def _found(self, parts):
        first, *rest = parts
        names = sorted(os.listdir(self)) if self.is_dir() else []
        if first == "**":
            places = [self]
            while places:
                place = places.pop(0)
                if rest:
                    yield from place._found(rest)
                else:
                    yield place
                places[:0] = [inner for inner in sorted(place.iterdir(), key=str) if inner.is_dir()]
            return
        import re

        shape = "".join(".*" if letter == "*" else "." if letter == "?" else re.escape(letter) for letter in first)
        for name in names:
            if re.fullmatch(shape, name):
                if rest:
                    yield from (self / name)._found(rest)
                else:
                    yield self / name


class PosixPath(Path):
    pass


class PurePosixPath(PurePath):
    pass
