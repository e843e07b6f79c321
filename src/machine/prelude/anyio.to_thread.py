"""Ordinary functions in threads."""

from _anyio import CancelScope, checkpoint
from _workers import default_limiter, submit


def current_default_thread_limiter():
    return default_limiter()


async def run_sync(func, *args, abandon_on_cancel=False, cancellable=None, limiter=None):
    if cancellable is not None:
        from warnings import warn

        abandon_on_cancel = cancellable
        warn(
            "The `cancellable=` keyword argument to `anyio.to_thread.run_sync` is deprecated since AnyIO 4.1.0; "
            "use `abandon_on_cancel=` instead",
            DeprecationWarning,
            stacklevel=2,
        )
    await checkpoint()
    async with default_limiter() if limiter is None else limiter:
        with CancelScope(shield=not abandon_on_cancel) as scope:
            outer = scope if abandon_on_cancel or scope._parent is None else scope._parent
            return await submit(func, args, outer)
