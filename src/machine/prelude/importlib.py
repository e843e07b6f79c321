"""Modules of the library by name."""

import _kernel

_import = _kernel.core("_import")


def import_module(name, package=None):
    if name.startswith("."):
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    return _import(name, None, None, (name,))


def reload(module):
    raise NotImplementedError("importlib.reload() is not available: a module is loaded once")


def invalidate_caches():
    pass
