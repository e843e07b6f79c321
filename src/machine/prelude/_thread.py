"""Threads without an object: `threading` has them with one."""

import _kernel
import threading as _threading

error = RuntimeError
TIMEOUT_MAX = _threading.TIMEOUT_MAX
LockType = _kernel.lock
RLock = _threading.RLock


def allocate_lock():
    return _kernel.Lock()


allocate = allocate_lock
get_ident = get_native_id = _threading.get_ident


def start_new_thread(function, args, kwargs={}):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")

    def work():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as caught:
            import traceback

            text = "".join(traceback.format_exception(caught))
            _kernel.write(2, f"Exception ignored in thread started by: {function!r}\n{text}")

    return _kernel.start_thread(work, function.__name__, True)


start_new = start_new_thread


def exit():
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2):
    import signal

    signal.raise_signal(signum)


def stack_size(size=0):
    return 0


def _count():
    return _threading.active_count() - 1
