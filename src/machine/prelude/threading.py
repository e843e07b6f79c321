"""Threads and what they wait for each other with."""

import _kernel
from _kernel import Lock, get_ident, join_thread, start_thread
from collections import deque
from time import monotonic

TIMEOUT_MAX = 9223372036.0

ThreadError = RuntimeError

_active = {}
_numbers = [0]
_hooks = []
_main_pid = _kernel.getpid()


def get_native_id():
    return _kernel.getpid() + get_ident() - 1


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, _is_internal=False):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            if _is_internal:
                name = "Thread"
            else:
                _numbers[0] += 1
                name = f"Thread-{_numbers[0]}"
                if target is not None:
                    target_name = getattr(target, "__name__", None)
                    if target_name is not None:
                        name = f"{name} ({target_name})"
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._is_started = False
        self._is_stopped = False
        self._initialized = True

    def start(self):
        if "_initialized" not in self.__dict__:
            raise RuntimeError("thread.__init__() not called")
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        self._is_started = True
        # As in CPython the new thread goes first: whoever starts it waits until it runs, and then for the GIL.
        self._begun = begun = Lock()
        begun.acquire()
        self._ident = start_thread(self._bootstrap, self._name, self._daemonic)
        _active[self._ident] = self
        begun.acquire()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        _active[self._ident] = self
        self._begun.release()
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, None, self)))
        finally:
            self._is_stopped = True
            _active.pop(self._ident, None)

    def join(self, timeout=None):
        if "_initialized" not in self.__dict__:
            raise RuntimeError("Thread.__init__() not called")
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        join_thread(self._ident, None if timeout is None else max(timeout, 0))

    def is_alive(self):
        return self._is_started and not self._is_stopped

    def __repr__(self):
        status = "initial"
        if self._is_started:
            status = "started"
        if self._is_stopped:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return None if self._ident is None else _kernel.getpid() + self._ident - 1

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self._daemonic

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = str(name)


class _MainThread(Thread):
    def __init__(self):
        self._target = None
        self._name = "MainThread"
        self._daemonic = False
        self._ident = 1
        self._is_started = True
        self._is_stopped = False
        self._initialized = True


class _DummyThread(Thread):
    def __init__(self):
        _numbers[0] += 1
        self._name = f"Dummy-{_numbers[0]}"
        self._daemonic = True
        self._ident = get_ident()
        self._is_started = True
        self._is_stopped = False
        self._initialized = True
        _active[self._ident] = self


_main_thread = _MainThread()
_active[1] = _main_thread


class ExceptHookArgs:
    def __init__(self, parts):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = parts


def excepthook(args):
    """What is done with an exception that a thread has not caught."""
    import traceback

    name = args.thread.name if args.thread is not None else get_ident()
    text = traceback.format_exception(args.exc_value)
    _kernel.write(2, f"Exception in thread {name}:\n" + "".join(text))


__excepthook__ = excepthook


def current_thread():
    thread = _active.get(get_ident())
    return thread if thread is not None else _DummyThread()


currentThread = current_thread


def main_thread():
    return _main_thread


def active_count():
    return len(_active)


activeCount = active_count


def enumerate():
    return list(_active.values())


def settrace(function):
    if function is not None:
        raise NotImplementedError("threading.settrace() is not available")


setprofile = settrace


def stack_size(size=0):
    return 0


class RLock:
    def __init__(self):
        self._block = Lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        state = "locked" if self._block.locked() else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>"

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        taken = self._block.acquire(blocking, timeout)
        if taken:
            self._owner = me
            self._count = 1
        return taken

    def __enter__(self):
        return self.acquire()

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._block.release()

    def __exit__(self, kind, error, traceback):
        self.release()

    def locked(self):
        return self._block.locked()

    def _release_save(self):
        state = (self._count, self._owner)
        self._count = 0
        self._owner = None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _is_owned(self):
        return self._owner == get_ident()


_RLock = RLock


class Condition:
    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, kind, error, traceback):
        return self._lock.__exit__(kind, error, traceback)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        is_reentrant = isinstance(self._lock, RLock)
        state = self._lock._release_save() if is_reentrant else self._lock.release()
        woken = False
        try:
            if timeout is None:
                waiter.acquire()
                woken = True
            elif timeout > 0:
                woken = waiter.acquire(True, timeout)
            else:
                woken = waiter.acquire(False)
            return woken
        finally:
            if is_reentrant:
                self._lock._acquire_restore(state)
            else:
                self._lock.acquire()
            if not woken:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = monotonic() + left
                else:
                    left = end - monotonic()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while n > 0 and self._waiters:
            self._waiters.popleft().release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._condition = Condition(Lock())
        self._value = value

    def __repr__(self):
        return f"<threading.{type(self).__name__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._condition:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = monotonic() + timeout
                    else:
                        timeout = end - monotonic()
                        if timeout <= 0:
                            return False
                self._condition.wait(timeout)
            self._value -= 1
        return True

    def __enter__(self):
        return self.acquire()

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._condition:
            self._value += n
            self._condition.notify(n)

    def __exit__(self, kind, error, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"<threading.BoundedSemaphore at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._condition:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._condition.notify(n)


class Event:
    def __init__(self):
        self._condition = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return f"<threading.Event at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._condition:
            self._flag = True
            self._condition.notify_all()

    def clear(self):
        with self._condition:
            self._flag = False

    def wait(self, timeout=None):
        with self._condition:
            if not self._flag:
                return self._condition.wait(timeout)
            return True


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        # "filling", "draining", "resetting", "broken"
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        inside = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<threading.Barrier at {id(self):#x}: {inside}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._condition:
            while self._state in ("draining", "resetting"):
                self._condition.wait()
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                elif not self._condition.wait_for(lambda: self._state != "filling", timeout):
                    self._break()
                    raise BrokenBarrierError
                elif self._state in ("broken", "resetting"):
                    raise BrokenBarrierError
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("resetting", "draining"):
                    self._state = "filling"
                    self._condition.notify_all()

    def _open(self):
        try:
            if self._action is not None:
                self._action()
            self._state = "draining"
            self._condition.notify_all()
        except BaseException:
            self._break()
            raise

    def _break(self):
        self._state = "broken"
        self._condition.notify_all()

    def reset(self):
        with self._condition:
            if self._count > 0:
                if self._state in ("filling", "broken"):
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._condition.notify_all()

    def abort(self):
        with self._condition:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class local:
    """Attributes that each thread has for itself."""

    def __init__(self, *args, **kwargs):
        object.__setattr__(self, "_by_thread", {get_ident(): {}})
        object.__setattr__(self, "_made_with", (args, kwargs))

    def _mine(self):
        by_thread = object.__getattribute__(self, "_by_thread")
        me = get_ident()
        mine = by_thread.get(me)
        if mine is None:
            mine = by_thread[me] = {}
            if type(self) is not local:
                args, kwargs = object.__getattribute__(self, "_made_with")
                type(self).__init__(self, *args, **kwargs)
        return mine

    def __getattribute__(self, name):
        if name in ("_mine", "_by_thread", "_made_with", "__class__"):
            return object.__getattribute__(self, name)
        mine = object.__getattribute__(self, "_mine")()
        if name == "__dict__":
            return mine
        if name in mine:
            return mine[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        self._mine()[name] = value

    def __delattr__(self, name):
        mine = self._mine()
        if name not in mine:
            raise AttributeError(name)
        del mine[name]


def _after_fork():
    """The thread that forked is the main one, and there is no other."""
    global _main_thread
    _active.clear()
    _main_thread = _MainThread()
    _active[1] = _main_thread
