"""Whole files and folders."""

import _files
import os


def copyfileobj(source, target, length=0):
    target.write(source.read())


def copyfile(source, target, *, follow_symlinks=True):
    with open(source, "rb") as file:
        data = file.read()
    with open(target, "wb") as file:
        file.write(data)
    return target


def copy(source, target, *, follow_symlinks=True):
    if os.path.isdir(target):
        target = os.path.join(target, os.path.basename(source))
    return copyfile(source, target)


copy2 = copy


def move(source, target):
    if os.path.isdir(target):
        target = os.path.join(target, os.path.basename(source))
    os.rename(source, target)
    return target


def rmtree(path, ignore_errors=False, onerror=None):
    if not os.path.isdir(path):
        if ignore_errors:
            return
        _files.missing(os.fspath(path))
    for name in os.listdir(path):
        inside = os.path.join(path, name)
        if os.path.isdir(inside):
            rmtree(inside)
        else:
            os.remove(inside)
    os.rmdir(path)


def copytree(source, target, dirs_exist_ok=False, **options):
    os.makedirs(target, exist_ok=dirs_exist_ok)
    for name in os.listdir(source):
        inside = os.path.join(source, name)
        if os.path.isdir(inside):
            copytree(inside, os.path.join(target, name), dirs_exist_ok)
        else:
            copyfile(inside, os.path.join(target, name))
    return target


def which(command, mode=1, path=None):
    return None


def get_terminal_size(fallback=(80, 24)):
    from collections import namedtuple

    return namedtuple("terminal_size", "columns lines")(*fallback)


def disk_usage(path):
    from collections import namedtuple

    return namedtuple("usage", "total used free")(100_000_000_000, 50_000_000_000, 50_000_000_000)
