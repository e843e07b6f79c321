"""Files in memory for a while."""

import _files
import os

tempdir = "/tmp"
_made = [0]


def gettempdir():
    return tempdir


def mkdtemp(suffix=None, prefix=None, dir=None):
    _made[0] += 1
    path = f"{dir or tempdir}/{prefix or 'tmp'}{os.getpid():04d}{_made[0]:04d}{suffix or ''}"
    os.mkdir(path)
    return path


def _new_name(suffix, prefix, dir):
    _made[0] += 1
    return f"{dir or tempdir}/{prefix or 'tmp'}{os.getpid():04d}{_made[0]:04d}{suffix or ''}"


def mktemp(suffix="", prefix="tmp", dir=None):
    return _new_name(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = _new_name(suffix, prefix, dir)
    _files.open(path, "x").close()
    return _files.describe(path), path


class _Temporary:
    """A file that is gone when it is closed."""

    def __init__(self, file, delete):
        self.file = file
        self.name = file.name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete:
                os.unlink(self.name)


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None
):
    path = _new_name(suffix, prefix, dir)
    return _Temporary(_files.open(path, mode, buffering, encoding, errors, newline), delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


def SpooledTemporaryFile(max_size=0, mode="w+b", *args, **kwargs):
    return NamedTemporaryFile(mode, *args, **kwargs)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, kind, error, traceback):
        self.cleanup()

    def cleanup(self):
        inside = _files.resolved(self.name) + "/"
        for path in [path for path in _files.files if path.startswith(inside)]:
            del _files.files[path]
        for path in [path for path in _files.folders if (path + "/").startswith(inside)]:
            del _files.folders[path]
