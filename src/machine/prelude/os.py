"""The system around: little of it."""

import _files
import _kernel
from _files import fsdecode, fspath, remove_file, remove_folder, rename
from _kernel import cpu_count, getpid, getppid

name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
devnull = "/dev/null"

environ = {"HOME": "/home/user", "PATH": "/usr/bin:/bin", "USER": "user", "LANG": "C.UTF-8"}


def process_cpu_count():
    return cpu_count()


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def getcwd():
    return _files.current[0]


def getlogin():
    return "user"


def _exit(status):
    _kernel.exit_process(status)


def kill(pid, signal):
    if int(signal) in (9, 15) and pid != getpid():
        _kernel.terminate(pid)
        return
    import signal as signals

    signals.raise_signal(signal)


def urandom(size):
    import random

    return random.randbytes(size)


def getloadavg():
    return (0.0, 0.0, 0.0)


def listdir(path="."):
    place = _files.resolved(path)
    if place in _files.files:
        raise NotADirectoryError(20, "Not a directory", fspath(path))
    if place not in _files.folders:
        raise _files.missing(fspath(path))
    return _files.children_of(place)


def mkdir(path, mode=511):
    _files.make_folder(_files.resolved(path), fspath(path))


def makedirs(name, mode=511, exist_ok=False):
    place = _files.resolved(name)
    if exist_ok and place in _files.folders:
        return
    parent = _files.parent_of(place)
    if parent not in _files.folders:
        makedirs(parent, mode, exist_ok=True)
    _files.make_folder(place, fspath(name))


def walk(top, topdown=True, onerror=None, followlinks=False):
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [name for name in names if path.isdir(path.join(top, name))]
    found = (top, folders, [name for name in names if name not in folders])
    if topdown:
        yield found
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror)
    if not topdown:
        yield found


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


class stat_result:
    def __init__(self, place, size, is_folder):
        self.st_size = size
        self.st_mode = (0o40000 if is_folder else 0o100000) | _files.modes.get(place, 0o755 if is_folder else 0o644)


def stat(path):
    place = _files.resolved(path)
    if place in _files.folders:
        return stat_result(place, 4096, True)
    if place not in _files.files:
        raise _files.missing(fspath(path))
    return stat_result(place, len(_files.files[place]), False)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    stat(path)
    _files.modes[_files.resolved(path)] = mode & 0o7777


def system(command):
    raise OSError("there is no shell")


remove = unlink = remove_file
rmdir = remove_folder
chdir = _files.change_folder
replace = rename

import os.path as path


def close(fd):
    _files.close_number(fd)


def fdopen(fd, *args, **kwargs):
    path = _files.descriptors.get(fd)
    if path is None:
        raise OSError(9, "Bad file descriptor")
    return _files.open(path, *args, **kwargs)
