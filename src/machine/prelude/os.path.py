"""Paths as texts."""

import _files
from _files import fsdecode

sep = "/"


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
    before = [part for part in abspath(start).split("/") if part]
    after = [part for part in abspath(path).split("/") if part]
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    return "/".join([".."] * (len(before) - same) + after[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for at, char in enumerate(low):
        if char != high[at]:
            return low[:at]
    return low


def commonpath(paths):
    parts = [[part for part in str(path).split("/") if part] for path in paths]
    same = []
    for names in zip(*parts):
        if len(set(names)) > 1:
            break
        same.append(names[0])
    return ("/" if str(paths[0]).startswith("/") else "") + "/".join(same)
