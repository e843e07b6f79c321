"""Paths that fit a pattern."""

import os as _os
from fnmatch import fnmatchcase as _fits

_MAGIC = "*?["


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    parts = str(pathname).split("/")
    start = "/" if parts[0] == "" and len(parts) > 1 else ""
    wanted = [part for part in parts if part]
    found = _search(root_dir or "", start, wanted, recursive, include_hidden)
    return iter([path + "/" if parts[-1] == "" and wanted else path for path in found])


def _search(root, base, wanted, recursive, hidden):
    if not wanted:
        return [base] if base else []
    first, rest = wanted[0], wanted[1:]
    if first == "**" and recursive:
        found = _search(root, base, rest, recursive, hidden) if rest else [base and base.rstrip("/") + "/"]
        for name in _names(root, base, hidden):
            path = _joined(base, name)
            if _os.path.isdir(_joined(root, path)):
                found += _search(root, path, wanted, recursive, hidden)
            elif not rest:
                found.append(path)
        return [path for path in found if path or rest]
    if not has_magic(first):
        path = _joined(base, first)
        if not _os.path.exists(_joined(root, path)):
            return []
        return _search(root, path, rest, recursive, hidden) if rest else [path]
    found = []
    for name in _names(root, base, hidden or first.startswith(".")):
        if _fits(name, first):
            path = _joined(base, name)
            if not rest:
                found.append(path)
            elif _os.path.isdir(_joined(root, path)):
                found += _search(root, path, rest, recursive, hidden)
    return found


def _joined(base, name):
    if not base:
        return name
    return base + name if base.endswith("/") else base + "/" + name


def _names(root, base, hidden):
    folder = _joined(root, base) if root and base else root or base or "."
    try:
        names = _os.listdir(folder)
    except OSError:
        return []
    return names if hidden else [name for name in names if not name.startswith(".")]


def has_magic(s):
    return any(char in s for char in _MAGIC)


def escape(pathname):
    return "".join([f"[{char}]" if char in _MAGIC else char for char in pathname])
