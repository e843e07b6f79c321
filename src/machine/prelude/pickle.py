"""Objects as bytes. They can be read here only."""

import _kernel

PicklingError = _kernel.core("PicklingError")
PickleError = Exception
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class UnpicklingError(Exception):
    pass


def dumps(obj, protocol=None, *, fix_imports=True):
    return _kernel.dumps(obj)


def loads(data, /, *, fix_imports=True):
    return _kernel.loads(data)
