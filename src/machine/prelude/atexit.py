"""What is done at the end."""

import _kernel

register = _kernel.core("_at_exit")


def unregister(function):
    hooks = _kernel.core("_exit_hooks")
    hooks[:] = [hook for hook in hooks if hook[0] is not function]
