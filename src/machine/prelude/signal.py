"""Signals that a process sends to itself; nobody else sends any."""

import _kernel
from enum import IntEnum


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGABRT = 6
    SIGKILL = 9
    SIGUSR1 = 10
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17


SIGHUP = Signals.SIGHUP
SIGINT = Signals.SIGINT
SIGQUIT = Signals.SIGQUIT
SIGABRT = Signals.SIGABRT
SIGKILL = Signals.SIGKILL
SIGUSR1 = Signals.SIGUSR1
SIGUSR2 = Signals.SIGUSR2
SIGPIPE = Signals.SIGPIPE
SIGALRM = Signals.SIGALRM
SIGTERM = Signals.SIGTERM
SIGCHLD = Signals.SIGCHLD

SIG_DFL = 0
SIG_IGN = 1


def default_int_handler(number, frame):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler}


def signal(number, handler):
    before = getsignal(number)
    _handlers[int(number)] = handler
    return before


def getsignal(number):
    return _handlers.get(int(number), SIG_DFL)


def raise_signal(number):
    number = int(number)
    loop = _kernel.running_loop()
    if loop is not None and number in loop.attrs.get("signal_handlers", {}):
        callback, args = loop.attrs["signal_handlers"][number]
        loop.call_soon_threadsafe(callback, *args)
        return
    handler = getsignal(number)
    if handler == SIG_IGN:
        return
    if handler == SIG_DFL:
        _kernel.exit_process(128 + number)
        return
    handler(number, None)


def strsignal(number):
    return Signals(int(number)).name


def alarm(seconds):
    import threading

    if seconds:
        timer = threading.Timer(seconds, raise_signal, (14,))
        timer.daemon = True
        timer.start()
    return 0


def set_wakeup_fd(fd):
    return -1
