"""What stands below anyio's own functions: checkpoints, and the loop as a token."""

import asyncio

from _anyio import NoEventLoopError, cancel_shielded_checkpoint, checkpoint, checkpoint_if_cancelled

_missing = object()


class EventLoopToken:
    def __init__(self, loop):
        self.native_token = loop

    def __eq__(self, other):
        return isinstance(other, EventLoopToken) and self.native_token is other.native_token

    def __hash__(self):
        return hash(self.native_token)


def current_token():
    try:
        return EventLoopToken(asyncio.get_running_loop())
    except RuntimeError:
        raise NoEventLoopError("Not currently running on any asynchronous event loop") from None


class RunvarToken:
    def __init__(self, var, value):
        self._var = var
        self._value = value


class RunVar:
    """A variable that has a value for each loop."""

    def __init__(self, name, default=_missing):
        self._name = name
        self._default = default
        self._values = {}

    def __class_getitem__(cls, item):
        return cls

    def get(self, default=_missing):
        value = self._values.get(asyncio.get_running_loop(), self._default if default is _missing else default)
        if value is _missing:
            raise LookupError(f'Run variable "{self._name}" has no value and no default set')
        return value

    def set(self, value):
        loop = asyncio.get_running_loop()
        token = RunvarToken(self, self._values.get(loop, _missing))
        self._values[loop] = value
        return token

    def reset(self, token):
        if token._value is _missing:
            self._values.pop(asyncio.get_running_loop(), None)
        else:
            self._values[asyncio.get_running_loop()] = token._value
