"""Where context variables have their values: a dict for each task, and one for each thread outside of tasks."""

from _kernel import context as task_context, get_ident

by_thread = {}


def current():
    values = task_context()
    if values is None:
        me = get_ident()
        values = by_thread.get(me)
        if values is None:
            values = by_thread[me] = {}
    return values


def run_in(values, function, args, kwargs):
    """Calls the function with these values as the current ones."""
    mine = current()
    before = dict(mine)
    mine.clear()
    mine.update(values)
    try:
        return function(*args, **kwargs)
    finally:
        values.clear()
        values.update(mine)
        mine.clear()
        mine.update(before)


def carry(function):
    """The function, to be called in another thread with a copy of the values of this one."""
    values = dict(current())
    if not values:
        return function

    def call(*args, **kwargs):
        return run_in(values, function, args, kwargs)

    return call
