"""Objects that live in a process of their own; the others ask it."""

import _kernel
from _processes import Process
from multiprocessing.queues import JoinableQueue, Queue
from multiprocessing.synchronize import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore


class Namespace:
    def __init__(self, /, **values):
        self.__dict__.update(values)

    def __repr__(self):
        shown = sorted(f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(shown)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return f"Value({self._typecode!r}, {self.value!r})"


class _Server(Process):
    @classmethod
    def _prefix(cls):
        return "SyncManager"


def _serve(requests):
    objects = {}
    while True:
        request = _kernel.receive(requests, None)
        if request is None:
            return
        reply, number, name, args, kwargs = request
        try:
            if name == "<new>":
                kind, args = args[0], args[1:]
                objects[number] = (kind if callable(kind) else _kinds[kind])(*args, **kwargs)
                answer = (True, None)
            elif name == "<value>":
                answer = (True, objects[number])
            elif name == "getattr":
                answer = (True, getattr(objects[number], *args))
            elif name == "setattr":
                answer = (True, setattr(objects[number], *args))
            else:
                result = getattr(objects[number], name)(*args, **kwargs)
                answer = (True, list(result) if name in ("keys", "values", "items") else result)
        except Exception as error:
            answer = (False, error)
        _kernel.send(reply, answer)


_kinds = {"list": list, "dict": dict, "Namespace": Namespace, "Value": Value}


class _Proxy:
    def __init__(self, requests, number):
        object.__setattr__(self, "_requests", requests)
        object.__setattr__(self, "_number", number)

    def _ask(self, name, *args, **kwargs):
        reply = _kernel.open_channel()
        _kernel.send(self._requests, (reply, self._number, name, args, kwargs))
        success, value = _kernel.receive(reply, None)
        if not success:
            raise value
        return value

    def _value(self):
        return self._ask("<value>")

    def __repr__(self):
        kind = type(self).__name__
        name = {"ListProxy": "list", "DictProxy": "dict"}.get(kind, kind.removesuffix("Proxy"))
        return f"<{kind} object, typeid {name!r} at {id(self):#x}>"

    def __str__(self):
        return self._ask("__repr__")

    def _callmethod(self, name, args=(), kwds={}):
        return self._ask(name, *args, **kwds)

    def _getvalue(self):
        return self._value()


class _ContainerProxy(_Proxy):
    def __len__(self):
        return len(self._value())

    def __getitem__(self, key):
        return self._ask("__getitem__", key)

    def __setitem__(self, key, value):
        self._ask("__setitem__", key, value)

    def __delitem__(self, key):
        self._ask("__delitem__", key)

    def __contains__(self, item):
        return self._ask("__contains__", item)

    def __iter__(self):
        return iter(self._value())

    def copy(self):
        return self._value()

    def pop(self, *args):
        return self._ask("pop", *args)

    def clear(self):
        self._ask("clear")


class ListProxy(_ContainerProxy):
    def append(self, item):
        self._ask("append", item)

    def extend(self, items):
        self._ask("extend", list(items))

    def insert(self, index, item):
        self._ask("insert", index, item)

    def remove(self, item):
        self._ask("remove", item)

    def reverse(self):
        self._ask("reverse")

    def sort(self, *, reverse=False):
        self._ask("sort", reverse=reverse)

    def index(self, item):
        return self._ask("index", item)

    def count(self, item):
        return self._ask("count", item)

    def __add__(self, other):
        return self._value() + list(other)

    def __iadd__(self, other):
        self.extend(other)
        return self


class DictProxy(_ContainerProxy):
    def get(self, key, default=None):
        return self._ask("get", key, default)

    def keys(self):
        return self._ask("keys")

    def values(self):
        return self._ask("values")

    def items(self):
        return self._ask("items")

    def update(self, *args, **kwargs):
        self._ask("update", *args, **kwargs)

    def setdefault(self, key, default=None):
        return self._ask("setdefault", key, default)


class NamespaceProxy(_Proxy):
    def __getattr__(self, name):
        return self._ask("getattr", name)

    def __setattr__(self, name, value):
        self._ask("setattr", name, value)


class ValueProxy(NamespaceProxy):
    def get(self):
        return self.value

    def set(self, value):
        self.value = value


class _AutoProxy(_Proxy):
    """For a class that a program registers: its methods are called where the object lives."""

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self._ask(name, *args, **kwargs)

    def __repr__(self):
        return f"<AutoProxy[{self._typeid}] object, typeid {self._typeid!r} at {id(self):#x}>"


BaseProxy = _Proxy
AutoProxy = _AutoProxy


class BaseManager:
    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        def make(self, *args, **kwargs):
            if proxytype is None:
                proxy = type("AutoProxy", (_AutoProxy,), {"_typeid": typeid})
            else:
                proxy = proxytype
            return self._make(proxy, callable, *args, **kwargs)

        make.__name__ = typeid
        setattr(cls, typeid, make)

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None):
        self._requests = None
        self._process = None
        self._numbers = None

    def start(self):
        from multiprocessing.queues import _Counter

        self._requests = _kernel.open_channel()
        self._numbers = _Counter()
        self._process = _Server(target=_serve, args=(self._requests,))
        self._process.start()

    def connect(self):
        raise NotImplementedError("a manager with an address needs sockets, and there are none in Tasklanes")

    get_server = connect

    def shutdown(self):
        if self._process is not None:
            _kernel.send(self._requests, None)
            self._process.join()
            self._process = None

    def __enter__(self):
        if self._process is None:
            self.start()
        return self

    def __exit__(self, kind, error, traceback):
        self.shutdown()

    def _make(self, proxy, kind, *args, **kwargs):
        made = proxy(self._requests, self._numbers.add(1))
        made._ask("<new>", kind, *args, **kwargs)
        return made


class SyncManager(BaseManager):
    def list(self, *args):
        return self._make(ListProxy, "list", *[list(arg) for arg in args])

    def dict(self, *args, **kwargs):
        return self._make(DictProxy, "dict", *[dict(arg) for arg in args], **kwargs)

    def Namespace(self, **kwargs):
        made = self._make(NamespaceProxy, "Namespace")
        for name, value in kwargs.items():
            setattr(made, name, value)
        return made

    def Value(self, typecode, value):
        return self._make(ValueProxy, "Value", typecode, value)

    def Queue(self, maxsize=0):
        return Queue(maxsize)

    def JoinableQueue(self, maxsize=0):
        return JoinableQueue(maxsize)

    def Lock(self):
        return Lock()

    def RLock(self):
        return RLock()

    def Semaphore(self, value=1):
        return Semaphore(value)

    def BoundedSemaphore(self, value=1):
        return BoundedSemaphore(value)

    def Event(self):
        return Event()

    def Condition(self, lock=None):
        return Condition(lock)

    def Barrier(self, parties, action=None, timeout=None):
        return Barrier(parties, action, timeout)


class SharedMemoryManager(BaseManager):
    """Gives out shared memory, and unlinks it at its end."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._given = []

    def start(self):
        self._process = self

    def shutdown(self):
        for memory in self._given:
            memory.close()
            memory.unlink()
        self._given.clear()
        self._process = None

    def SharedMemory(self, size):
        from multiprocessing.shared_memory import SharedMemory

        self._given.append(SharedMemory(create=True, size=size))
        return self._given[-1]

    def ShareableList(self, sequence):
        from multiprocessing.shared_memory import ShareableList

        made = ShareableList(sequence)
        self._given.append(made.shm)
        return made


def Manager():
    manager = SyncManager()
    manager.start()
    _kernel.core("_at_exit")(manager.shutdown)
    return manager
