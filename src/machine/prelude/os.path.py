"""Paths as texts."""

import _files
from _files import fsdecode

sep = "/"
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"


def join(first, *rest):
    path = fsdecode(first)
    for part in rest:
        part = fsdecode(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
    path = fsdecode(path)
    place = path.rfind("/") + 1
    head, tail = path[:place], path[place:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = fsdecode(path)
    name = basename(path)
    place = name.rfind(".")
    if place <= 0:
        return path, ""
    cut = len(path) - len(name) + place
    return path[:cut], path[cut:]


def exists(path):
    return isfile(path) or isdir(path)


def isfile(path):
    return _files.resolved(path) in _files.files


def isdir(path):
    return _files.resolved(path) in _files.folders


def getsize(path):
    import os

    return os.stat(path).st_size


def isabs(path):
    return fsdecode(path).startswith("/")


def abspath(path):
    return _files.resolved(path)


realpath = abspath


def expanduser(path):
    return "/home/user" + path[1:] if path.startswith("~") else path


def normpath(path):
    if not path:
        return "."
    start = "/" if path.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", ".") and not (part == ".." and start):
            parts.append(part)
    return start + "/".join(parts) or "."


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    there = [part for part in abspath(path).split("/") if part]
    here = [part for part in abspath(start).split("/") if part]
    common = len(commonprefix([there, here]))
    return join(*[pardir] * (len(here) - common), *there[common:]) if here[common:] or there[common:] else curdir


def commonprefix(list):
    if not list:
        return ""
    first, last = min(list), max(list)
    for place, part in enumerate(first):
        if part != last[place]:
            return first[:place]
    return first


def commonpath(paths):
    paths = [fsdecode(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    return ("/" if paths[0].startswith("/") else "") + "/".join(commonprefix(split))


def normcase(path):
    return fsdecode(path)


def splitdrive(path):
    return "", fsdecode(path)


def expandvars(path):
    import os
    import re

    found = lambda match: os.environ.get(match.group(1) or match.group(2), match.group())
    return re.sub(r"\$(?:(\w+)|\{([^}]*)\})", found, path)


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


lexists = exists


def samefile(one, other):
    for path in (one, other):
        if not exists(path):
            raise _files.missing(fsdecode(path))
    return abspath(one) == abspath(other)
