"""Locks between processes: a channel with as many tokens as may be taken."""

import _kernel
from threading import BrokenBarrierError, get_ident
from time import monotonic


class _Tokens:
    def __init__(self, count):
        self._channel = _kernel.open_channel()
        for _ in range(count):
            _kernel.send(self._channel, None)

    def take(self, block=True, timeout=None):
        if not block:
            timeout = 0
        elif timeout is not None:
            timeout = max(timeout, 0)
        return _kernel.receive(self._channel, timeout) is not NotImplemented

    def give(self):
        _kernel.send(self._channel, None)

    def count(self):
        count = 0
        while self.take(False):
            count += 1
        for _ in range(count):
            self.give()
        return count

    def is_there_one(self):
        if self.take(False):
            self.give()
            return True
        return False


def _me():
    """This process and its thread, in words."""
    from _processes import current_process
    from threading import current_thread, main_thread

    thread = current_thread()
    name = current_process().name
    return name if thread is main_thread() else f"{name}|{thread.name}"


class Semaphore:
    def __init__(self, value=1, *, ctx=None):
        self._bound = value
        self._tokens = _Tokens(value)

    def acquire(self, block=True, timeout=None):
        return self._tokens.take(block, timeout)

    def release(self):
        self._tokens.give()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, error, traceback):
        self.release()

    def locked(self):
        return not self._tokens.is_there_one()

    def get_value(self):
        return self._tokens.count()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()})>"


class BoundedSemaphore(Semaphore):
    def release(self):
        if self._tokens.count() >= self._bound:
            raise ValueError("semaphore or lock released too many times")
        self._tokens.give()

    def __repr__(self):
        return f"<BoundedSemaphore(value={self.get_value()}, maxvalue={self._bound})>"


class Lock(Semaphore):
    def __init__(self, *, ctx=None):
        super().__init__(1)
        self._owner = None

    def acquire(self, block=True, timeout=None):
        taken = self._tokens.take(block, timeout)
        if taken:
            self._owner = (_kernel.getpid(), get_ident())
        return taken

    def release(self):
        if self._tokens.is_there_one():
            raise ValueError("semaphore or lock released too many times")
        self._owner = None
        self._tokens.give()

    def __repr__(self):
        if not self.locked():
            owner = "None"
        elif self._owner == (_kernel.getpid(), get_ident()):
            owner = _me()
        else:
            is_here = self._owner is not None and self._owner[0] == _kernel.getpid()
            owner = "SomeOtherThread" if is_here else "SomeOtherProcess"
        return f"<Lock(owner={owner})>"


class RLock:
    def __init__(self, *, ctx=None):
        self._tokens = _Tokens(1)
        self._owner = None
        self._count = 0

    def acquire(self, block=True, timeout=None):
        me = (_kernel.getpid(), get_ident())
        if self._owner == me:
            self._count += 1
            return True
        taken = self._tokens.take(block, timeout)
        if taken:
            self._owner = me
            self._count = 1
        return taken

    def release(self):
        if self._owner != (_kernel.getpid(), get_ident()):
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._tokens.give()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, error, traceback):
        self.release()

    def __repr__(self):
        if self._owner == (_kernel.getpid(), get_ident()):
            return f"<RLock({_me()}, {self._count})>"
        if self._tokens.is_there_one():
            return "<RLock(None, 0)>"
        is_here = self._owner is not None and self._owner[0] == _kernel.getpid()
        return f"<RLock({'SomeOtherThread' if is_here else 'SomeOtherProcess'}, nonzero)>"


class Condition:
    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock if lock is not None else RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._sleepers = _kernel.open_channel()
        self._wakes = _kernel.open_channel()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, kind, error, traceback):
        return self._lock.__exit__(kind, error, traceback)

    def __repr__(self):
        return f"<Condition({self._lock!r}, 0)>"

    def wait(self, timeout=None):
        _kernel.send(self._sleepers, None)
        self._lock.release()
        try:
            return _kernel.receive(self._wakes, timeout) is not NotImplemented
        finally:
            self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        end = None if timeout is None else monotonic() + timeout
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        while n > 0 and _kernel.receive(self._sleepers, 0) is not NotImplemented:
            _kernel.send(self._wakes, None)
            n -= 1

    def notify_all(self):
        self.notify(1 << 30)


class Event:
    def __repr__(self):
        return f"<Event at {id(self):#x} {'set' if self.is_set() else 'unset'}>"

    def __init__(self, *, ctx=None):
        self._condition = Condition(Lock())
        self._flag = _Tokens(0)

    def is_set(self):
        with self._condition:
            return self._flag.is_there_one()

    def set(self):
        with self._condition:
            self._flag.take(False)
            self._flag.give()
            self._condition.notify_all()

    def clear(self):
        with self._condition:
            self._flag.take(False)

    def wait(self, timeout=None):
        with self._condition:
            if not self._flag.is_there_one():
                self._condition.wait(timeout)
            return self._flag.is_there_one()


class Barrier:
    """`_state` holds how many wait, and whether it is broken; who waits gets the news over `_opened`."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._state = _kernel.open_channel()
        self._opened = _kernel.open_channel()
        _kernel.send(self._state, (0, False))

    def _open(self, count, news):
        for _ in range(count):
            _kernel.send(self._opened, news)

    def wait(self, timeout=None):
        index, broken = _kernel.receive(self._state, None)
        if broken:
            _kernel.send(self._state, (index, broken))
            raise BrokenBarrierError
        if index + 1 == self._parties:
            try:
                if self._action is not None:
                    self._action()
            except BaseException:
                self._open(index, False)
                _kernel.send(self._state, (0, True))
                raise
            self._open(index, True)
            _kernel.send(self._state, (0, False))
            return index
        _kernel.send(self._state, (index + 1, False))
        news = _kernel.receive(self._opened, timeout if timeout is not None else self._timeout)
        if news is NotImplemented:
            self._break(1, True)
        if news is not True:
            raise BrokenBarrierError
        return index

    def _break(self, gone, broken):
        count, _ = _kernel.receive(self._state, None)
        self._open(max(count - gone, 0), False)
        _kernel.send(self._state, (0, broken))

    def reset(self):
        self._break(0, False)

    def abort(self):
        self._break(0, True)

    def _look(self):
        state = _kernel.receive(self._state, None)
        _kernel.send(self._state, state)
        return state

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._look()[0]

    @property
    def broken(self):
        return self._look()[1]

    def __repr__(self):
        count, broken = self._look()
        state = "broken" if broken else f"waiters={count}/{self._parties}"
        return f"<multiprocessing.synchronize.Barrier at {id(self):#x}: {state}>"
