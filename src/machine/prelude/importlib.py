"""Modules of the library by name."""

import _kernel


def import_module(name, package=None):
    if name.startswith("."):
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    found = None
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        parent = found
        found, top_level = _kernel.open_module(".".join(parts[:count]))
        if top_level is not None:
            top_level()
        if parent is not None and not hasattr(parent, parts[count - 1]):
            setattr(parent, parts[count - 1], found)
    return found


def reload(module):
    raise NotImplementedError("importlib.reload() is not available: a module is loaded once")


def invalidate_caches():
    pass
