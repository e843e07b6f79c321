"""Signals that a process sends to itself; nobody else sends any."""

import _kernel
import time
from enum import IntEnum

ITIMER_REAL = 0


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31


SIGHUP = Signals.SIGHUP
SIGINT = Signals.SIGINT
SIGQUIT = Signals.SIGQUIT
SIGILL = Signals.SIGILL
SIGTRAP = Signals.SIGTRAP
SIGABRT = Signals.SIGABRT
SIGBUS = Signals.SIGBUS
SIGFPE = Signals.SIGFPE
SIGKILL = Signals.SIGKILL
SIGUSR1 = Signals.SIGUSR1
SIGSEGV = Signals.SIGSEGV
SIGUSR2 = Signals.SIGUSR2
SIGPIPE = Signals.SIGPIPE
SIGALRM = Signals.SIGALRM
SIGTERM = Signals.SIGTERM
SIGCHLD = Signals.SIGCHLD
SIGCONT = Signals.SIGCONT
SIGSTOP = Signals.SIGSTOP
SIGTSTP = Signals.SIGTSTP
SIGTTIN = Signals.SIGTTIN
SIGTTOU = Signals.SIGTTOU
SIGURG = Signals.SIGURG
SIGXCPU = Signals.SIGXCPU
SIGXFSZ = Signals.SIGXFSZ
SIGVTALRM = Signals.SIGVTALRM
SIGPROF = Signals.SIGPROF
SIGWINCH = Signals.SIGWINCH
SIGIO = Signals.SIGIO
SIGPWR = Signals.SIGPWR
SIGSYS = Signals.SIGSYS
NSIG = 65



class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN


def default_int_handler(number, frame):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler}


def signal(number, handler):
    import threading

    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number == 9:
        raise OSError(22, "Invalid argument")
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


_TEXTS = {
    1: "Hangup",
    2: "Interrupt",
    3: "Quit",
    4: "Illegal instruction",
    5: "Trace/breakpoint trap",
    6: "Aborted",
    7: "Bus error",
    8: "Floating point exception",
    9: "Killed",
    10: "User defined signal 1",
    11: "Segmentation fault",
    12: "User defined signal 2",
    13: "Broken pipe",
    14: "Alarm clock",
    15: "Terminated",
    17: "Child exited",
    18: "Continued",
    19: "Stopped (signal)",
    20: "Stopped",
    21: "Stopped (tty input)",
    22: "Stopped (tty output)",
    23: "Urgent I/O condition",
    24: "CPU time limit exceeded",
    25: "File size limit exceeded",
    26: "Virtual timer expired",
    27: "Profiling timer expired",
    28: "Window changed",
    29: "I/O possible",
    30: "Power failure",
    31: "Bad system call",
}


def strsignal(number):
    return _TEXTS.get(int(number))


def valid_signals():
    return set(Signals)


_timer = [None, 0.0]


def alarm(seconds):
    return -int(-setitimer(ITIMER_REAL, seconds)[0] // 1)


def setitimer(which, seconds, interval=0.0):
    """The handler is called by a thread of its own, so what it raises does not reach the main thread."""
    import threading

    if which != ITIMER_REAL:
        raise NotImplementedError("signal.setitimer: only ITIMER_REAL is available")
    before = getitimer(which)
    if _timer[0] is not None:
        _timer[0].cancel()
        _timer[0] = None
    if seconds:

        def ring():
            _timer[0] = None
            if interval:
                setitimer(which, interval, interval)
            raise_signal(SIGALRM)

        timer = _timer[0] = threading.Timer(seconds, ring)
        _timer[1] = time.monotonic() + seconds
        timer.daemon = True
        timer.start()
    return before


def getitimer(which):
    return (0.0 if _timer[0] is None else max(_timer[1] - time.monotonic(), 1e-6), 0.0)


def set_wakeup_fd(fd):
    return -1
