"""Files in memory for a while."""

import _files
import os

tempdir = "/tmp"
_made = [0]


def gettempdir():
    return tempdir


def mkdtemp(suffix=None, prefix=None, dir=None):
    _made[0] += 1
    path = f"{dir or tempdir}/{prefix or 'tmp'}{os.getpid()}_{_made[0]:04d}{suffix or ''}"
    os.mkdir(path)
    return path


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
