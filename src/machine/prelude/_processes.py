"""Processes as objects."""

import _kernel


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    __module__ = "multiprocessing.context"


class AuthenticationError(ProcessError):
    pass


class _Running:
    """Which process this is, its children, and how many it has started."""

    def __init__(self):
        self.current = None
        self.children = []
        self.count = 0
        # The ends of pipes that this process can write to.
        self.pipes = []


_running = _Running()


class BaseProcess:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        _running.count += 1
        self._identity = (*current_process()._identity, _running.count)
        self._parent_pid = _kernel.getpid()
        self._parent_name = current_process().name
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs or {})
        self._name = name or type(self)._prefix() + "-" + ":".join(str(number) for number in self._identity)
        self._daemon = current_process().daemon if daemon is None else daemon
        self._pid = None
        self._exitcode = None
        self._closed = False

    @classmethod
    def _prefix(cls):
        return cls.__name__

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if self._pid is not None:
            raise AssertionError("cannot start a process twice")
        if self._parent_pid != _kernel.getpid():
            raise AssertionError("can only start a process object created by current process")
        if current_process()._daemon:
            raise AssertionError("daemonic processes are not allowed to have children")
        for end in _running.pipes:
            end.shared()
        self._pid = _kernel.fork_process(self._bootstrap, self._name, self._daemon)
        _running.children.append(self)

    def _bootstrap(self):
        """The whole life of the new process."""
        parent = _running.current
        _running.current = self
        _running.children = []
        _running.count = 0
        self._pid = _kernel.getpid()
        self._parent = parent
        _forget_threads()
        code = 0
        try:
            self.run()
        except SystemExit as error:
            code = error.code
            if code is None:
                code = 0
            elif not isinstance(code, int):
                _kernel.write(2, f"{code}\n")
                code = 1
        except BaseException as error:
            import traceback

            code = 1
            text = "".join(traceback.format_exception(error))
            _kernel.write(2, f"Process {self._name}:\n{text}")
        for child in list(_running.children):
            if child._daemon:
                child.terminate()
            child.join()
        for end in list(_running.pipes):
            end.close()
        raise SystemExit(code)

    def join(self, timeout=None):
        self._check_started("join")
        if self._parent_pid != _kernel.getpid():
            raise AssertionError("can only join a child process")
        self._look(None if timeout is None else max(timeout, 0))

    def _check_started(self, what):
        if self._pid is None:
            raise AssertionError(f"can only {what} a started process")

    def _look(self, timeout):
        if self._exitcode is None and self._pid is not None:
            code = _kernel.wait_process(self._pid, timeout)
            if code is not None:
                self._exitcode = code
                if self in _running.children:
                    _running.children.remove(self)

    def is_alive(self):
        if self is _running.current:
            return True
        if self._pid is None:
            return False
        self._look(0)
        return self._exitcode is None

    def terminate(self):
        self._check_started("terminate")
        if self.is_alive():
            _kernel.terminate(self._pid)

    def kill(self):
        self.terminate()

    def close(self):
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = name

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, daemon):
        if self._pid is not None:
            raise AssertionError("process has already started")
        self._daemon = daemon

    @property
    def pid(self):
        return self._pid

    ident = pid

    @property
    def exitcode(self):
        if self._pid is None or self is _running.current:
            return None
        self._look(0)
        return self._exitcode

    @property
    def sentinel(self):
        return self._pid

    @property
    def authkey(self):
        return b""

    def __repr__(self):
        parts = [type(self).__name__, f"name={self._name!r}"]
        is_current = self is _running.current
        if self._pid is not None and not is_current:
            parts.append(f"pid={self._pid}")
        parts.append(f"parent={self._parent_pid}")
        if is_current:
            parts.append("started")
        elif self._pid is None:
            parts.append("initial")
        else:
            code = self.exitcode
            if code is None:
                parts.append("started")
            else:
                names = {-1: "-SIGHUP", -2: "-SIGINT", -9: "-SIGKILL", -15: "-SIGTERM"}
                parts.append(f"stopped exitcode={names.get(code, code)}")
        if self._daemon:
            parts.append("daemon")
        return f"<{' '.join(parts)}>"


class Process(BaseProcess):
    __module__ = "multiprocessing.context"


class ForkProcess(BaseProcess):
    pass


class SpawnProcess(BaseProcess):
    pass


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._parent = None
        self._daemon = False
        self._pid = _kernel.getpid()
        self._exitcode = None
        self._closed = False

    def start(self):
        raise AssertionError("cannot start a process twice")


_running.current = _MainProcess()


def _forget_threads():
    """A fork has the thread that forked only, and it is the main one."""
    _kernel.core("_forget_exit_hooks")()
    for name, module in _kernel.modules():
        if name in ("threading", "_files"):
            module._after_fork()
        elif name in ("concurrent.futures.thread", "concurrent.futures.process"):
            module._pools.clear()


def current_process():
    return _running.current


def parent_process():
    return getattr(_running.current, "_parent", None)


def active_children():
    for child in list(_running.children):
        child._look(0)
    return list(_running.children)
