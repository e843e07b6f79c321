"""The system around: little of it."""

import _kernel
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
    return "/home/user"


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
    raise FileNotFoundError(2, "No such file or directory", path)


def makedirs(name, mode=511, exist_ok=False):
    raise PermissionError(13, "Permission denied", name)


def remove(path):
    raise FileNotFoundError(2, "No such file or directory", path)


def system(command):
    raise OSError("there is no shell")


import os.path as path
