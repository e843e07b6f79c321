"""anyio's files: each call goes through a thread."""

import pathlib
import tempfile
from functools import partial

from anyio.abc import AsyncResource
from anyio.to_thread import run_sync


class AsyncFile(AsyncResource):
    def __init__(self, file):
        self._file = file

    def __class_getitem__(cls, item):
        return cls

    @property
    def wrapped(self):
        return self._file

    def __getattr__(self, name):
        value = getattr(self._file, name)
        if not callable(value) or name in ("fileno", "isatty", "readable", "writable", "seekable"):
            return value

        async def call(*args):
            return await run_sync(value, *args)

        return call

    async def __aiter__(self):
        while line := await run_sync(self._file.readline):
            yield line

    async def aclose(self):
        await run_sync(self._file.close)


async def open_file(file, mode="r", *args, **kwargs):
    if isinstance(file, Path):
        file = file._path
    return AsyncFile(await run_sync(partial(open, file, mode, *args, **kwargs)))


def wrap_file(file):
    return AsyncFile(file)


_PURE = (
    "as_posix",
    "as_uri",
    "is_absolute",
    "is_relative_to",
    "is_reserved",
    "joinpath",
    "match",
    "relative_to",
    "with_name",
    "with_stem",
    "with_suffix",
)


def _wrapped(value):
    return Path(value) if isinstance(value, pathlib.PurePath) else value


def _plain(value):
    return value._path if isinstance(value, Path) else value


class Path:
    def __init__(self, *args):
        self._path = pathlib.Path(*map(_plain, args))

    def __getattr__(self, name):
        value = getattr(self._path, name)
        if not callable(value):
            return tuple(map(_wrapped, value)) if name == "parents" else _wrapped(value)
        if name in _PURE:
            return lambda *args: _wrapped(value(*map(_plain, args)))

        async def call(*args, **kwargs):
            if name == "open":
                return AsyncFile(await run_sync(partial(value, *args, **kwargs)))
            return _wrapped(await run_sync(partial(value, *map(_plain, args), **kwargs)))

        return call

    async def _each(self, function):
        entries = iter(await run_sync(function))
        for entry in entries:
            yield Path(entry)

    def iterdir(self):
        return self._each(self._path.iterdir)

    def glob(self, pattern):
        return self._each(partial(self._path.glob, pattern))

    def rglob(self, pattern):
        return self._each(partial(self._path.rglob, pattern))

    @classmethod
    async def cwd(cls):
        return cls(await run_sync(pathlib.Path.cwd))

    @classmethod
    async def home(cls):
        return cls(await run_sync(pathlib.Path.home))

    def __truediv__(self, other):
        return Path(self._path / _plain(other))

    def __rtruediv__(self, other):
        return Path(other / self._path)

    def __fspath__(self):
        return str(self._path)

    def __str__(self):
        return str(self._path)

    def __repr__(self):
        return f"Path({self._path.as_posix()!r})"

    def __eq__(self, other):
        return self._path == _plain(other)

    def __lt__(self, other):
        return self._path < _plain(other)

    def __hash__(self):
        return hash(self._path)


class _Temporary(AsyncResource):
    def __init__(self, make):
        self._make = make

    async def __aenter__(self):
        self._inner = await run_sync(self._make)
        self._file = AsyncFile(self._inner)
        return self._file

    async def __aexit__(self, kind, error, traceback):
        await run_sync(partial(self._inner.__exit__, kind, error, traceback))


def TemporaryFile(mode="w+b", **options):
    return _Temporary(partial(tempfile.TemporaryFile, mode, **options))


def NamedTemporaryFile(mode="w+b", **options):
    return _Temporary(partial(tempfile.NamedTemporaryFile, mode, **options))


def SpooledTemporaryFile(max_size=0, mode="w+b", **options):
    return _Temporary(partial(tempfile.TemporaryFile, mode, **options))


class TemporaryDirectory:
    def __init__(self, **options):
        self._options = options

    async def __aenter__(self):
        self._inner = await run_sync(partial(tempfile.TemporaryDirectory, **self._options))
        return await run_sync(self._inner.__enter__)

    async def __aexit__(self, kind, error, traceback):
        await run_sync(partial(self._inner.__exit__, kind, error, traceback))

    async def cleanup(self):
        await run_sync(self._inner.cleanup)


async def mkstemp(**options):
    return await run_sync(partial(tempfile.mkstemp, **options))


async def mkdtemp(**options):
    return await run_sync(partial(tempfile.mkdtemp, **options))


async def gettempdir():
    return await run_sync(tempfile.gettempdir)
