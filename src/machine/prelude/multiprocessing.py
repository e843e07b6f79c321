"""Processes, and what they share. Every process is a fork of the one that starts it."""

import _kernel
from _processes import AuthenticationError, BufferTooShort, ProcessError, TimeoutError
from _processes import ForkProcess, Process, SpawnProcess
from _processes import active_children, current_process, parent_process
from multiprocessing.queues import JoinableQueue, Pipe, Queue, SimpleQueue
from multiprocessing.synchronize import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore
from multiprocessing.sharedctypes import Array, RawArray, RawValue, Value
from multiprocessing.pool import Pool
from multiprocessing.managers import Manager

cpu_count = _kernel.cpu_count

_method = ["fork"]


def get_start_method(allow_none=False):
    return _method[0]


def set_start_method(method, force=False):
    if method is not None and method not in get_all_start_methods():
        raise ValueError(f"cannot find context for {method!r}")
    _method[0] = method


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def freeze_support():
    pass


_NAMES = {
    "Queue": Queue,
    "SimpleQueue": SimpleQueue,
    "JoinableQueue": JoinableQueue,
    "Pipe": Pipe,
    "Lock": Lock,
    "RLock": RLock,
    "Semaphore": Semaphore,
    "BoundedSemaphore": BoundedSemaphore,
    "Condition": Condition,
    "Event": Event,
    "Barrier": Barrier,
    "Value": Value,
    "Array": Array,
    "RawValue": RawValue,
    "RawArray": RawArray,
    "Pool": Pool,
    "Manager": Manager,
    "current_process": current_process,
    "active_children": active_children,
    "parent_process": parent_process,
    "cpu_count": cpu_count,
    "TimeoutError": TimeoutError,
    "ProcessError": ProcessError,
    "freeze_support": freeze_support,
}


class BaseContext:
    def __init__(self, method):
        self._method = method
        self.Process = SpawnProcess if method == "spawn" else ForkProcess
        self.__dict__.update(_NAMES)

    def get_start_method(self, allow_none=False):
        return self._method

    def get_context(self, method=None):
        return get_context(method or self._method)

    def __repr__(self):
        return f"<multiprocessing.context.{type(self).__name__} object at {id(self):#x}>"


class SpawnContext(BaseContext):
    pass


class ForkContext(BaseContext):
    pass


class ForkServerContext(BaseContext):
    pass


_CONTEXTS = {"spawn": SpawnContext, "fork": ForkContext, "forkserver": ForkServerContext}


def get_context(self, method=None):
        return get_context(method or self._method)


def get_context(method=None):
    if method is None:
        method = _method[0]
    if method not in get_all_start_methods():
        raise ValueError(f"cannot find context for {method!r}")
    return _CONTEXTS[method](method)


def log_to_stderr(level=None):
    return get_logger()


def get_logger():
    import logging

    return logging.getLogger("multiprocessing")
