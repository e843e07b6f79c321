"""asyncer: functions made fit for the other side, upon anyio."""

from functools import partial, wraps

import anyio
from anyio import from_thread
from anyio.to_thread import run_sync
from warnings import warn

# What the library's own wrapper leaves as the name of a task that was given none.
_UNNAMED = "functools.TaskGroup.soonify.<locals>.wrapper.<locals>.value_wrapper"


class PendingValueException(Exception):
    pass


class PendingType:
    def __repr__(self):
        return "AsyncerPending"


Pending = PendingType()


class SoonValue:
    def __init__(self):
        self._stored_value = Pending

    def __class_getitem__(cls, item):
        return cls

    @property
    def ready(self):
        return self._stored_value is not Pending

    @property
    def value(self):
        if self._stored_value is Pending:
            raise PendingValueException(
                "The return value of this task is still pending. Maybe you forgot to access it after the "
                "async with asyncer.create_task_group() block. If you need to access values of async tasks "
                "inside the same task group, you probably need a different approach, for example with "
                "AnyIO Streams."
            )
        return self._stored_value


class TaskGroup(anyio.TaskGroup):
    def soonify(self, async_function, name=None):
        @wraps(async_function)
        def start(*args, **kwargs):
            soon = SoonValue()

            async def keep():
                soon._stored_value = await async_function(*args, **kwargs)

            self.start_soon(keep, name=_UNNAMED if name is None else name)
            return soon

        return start


class ExtendedTaskGroup(TaskGroup):
    pass


def create_task_group():
    return ExtendedTaskGroup()


def runnify(async_function, backend="asyncio", backend_options=None):
    @wraps(async_function)
    def run(*args, **kwargs):
        return anyio.run(partial(async_function, *args, **kwargs), backend=backend, backend_options=backend_options)

    return run


def syncify(async_function, raise_sync_error=True):
    @wraps(async_function)
    def wait(*args, **kwargs):
        call = partial(async_function, *args, **kwargs)
        if not raise_sync_error and not from_thread._is_worker():
            return anyio.run(call)
        return from_thread.run(call)

    return wait


def asyncify(function, *, abandon_on_cancel=False, cancellable=None, limiter=None):
    if cancellable is not None:
        abandon_on_cancel = cancellable
        warn(
            "The `cancellable=` keyword argument to `asyncer.asyncify()` is deprecated since Asyncer 0.0.8, "
            "following AnyIO 4.1.0. Use `abandon_on_cancel=` instead.",
            DeprecationWarning,
            stacklevel=2,
        )

    @wraps(function)
    async def in_thread(*args, **kwargs):
        call = partial(function, *args, **kwargs)
        return await run_sync(call, abandon_on_cancel=abandon_on_cancel, limiter=limiter)

    return in_thread
