"""The machine that programs find: a Linux with CPython."""

import os
import sys


def system():
    return "Linux"


def node():
    return "tasklanes"


def release():
    return "6.1.0"


def version():
    return "#1 SMP"


def machine():
    return "x86_64"


def processor():
    return ""


def platform(aliased=False, terse=False):
    return "Linux-6.1.0-x86_64-with-glibc2.36"


def architecture():
    return "64bit", "ELF"


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return "CPython"


def python_compiler():
    return "GCC 12.2.0"


def uname():
    from collections import namedtuple

    kind = namedtuple("uname_result", "system node release version machine")
    return kind(system(), node(), release(), version(), machine())
