"""Queues between processes: each is a channel of the run."""

import _kernel
from _processes import _running
from multiprocessing.synchronize import BoundedSemaphore, Lock, Semaphore, _Tokens
from queue import Empty, Full


class Queue:
    def __init__(self, maxsize=0, *, ctx=None):
        self._channel = _kernel.open_channel()
        self._maxsize = maxsize
        self._room = _Tokens(maxsize) if maxsize > 0 else None
        self._count = _Counter()
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        pickled = _kernel.dumps(obj)
        if self._room is not None and not self._room.take(block, timeout):
            raise Full
        self._count.add(1)
        _kernel.send_bytes(self._channel, pickled)

    def get(self, block=True, timeout=None):
        if not block:
            timeout = 0
        elif timeout is not None:
            timeout = max(timeout, 0)
        item = _kernel.receive(self._channel, timeout)
        if item is NotImplemented:
            raise Empty
        self._count.add(-1)
        if self._room is not None:
            self._room.give()
        return item

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._count.value()

    def empty(self):
        return self._count.value() <= 0

    def full(self):
        return self._maxsize > 0 and self._count.value() >= self._maxsize

    def close(self):
        self._closed = True

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass


class _Counter:
    """A number that processes share: whoever looks at it takes it out of its channel for a moment."""

    def __init__(self, value=0):
        self._channel = _kernel.open_channel()
        _kernel.send(self._channel, value)

    def add(self, amount):
        value = _kernel.receive(self._channel, None) + amount
        _kernel.send(self._channel, value)
        return value

    def value(self):
        return self.add(0)


class JoinableQueue(Queue):
    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._unfinished = _Counter()
        self._done = _kernel.open_channel()
        self._waiting = _Counter()

    def put(self, obj, block=True, timeout=None):
        self._unfinished.add(1)
        super().put(obj, block, timeout)

    def task_done(self):
        left = self._unfinished.add(-1)
        if left < 0:
            self._unfinished.add(1)
            raise ValueError("task_done() called too many times")
        if left == 0:
            for _ in range(self._waiting.value()):
                self._waiting.add(-1)
                _kernel.send(self._done, None)

    def join(self):
        self._waiting.add(1)
        if self._unfinished.value() == 0:
            self._waiting.add(-1)
            return
        _kernel.receive(self._done, None)


class SimpleQueue:
    def __init__(self, *, ctx=None):
        self._channel = _kernel.open_channel()
        self._count = _Counter()

    def put(self, obj):
        self._count.add(1)
        _kernel.send(self._channel, obj)

    def get(self):
        item = _kernel.receive(self._channel, None)
        self._count.add(-1)
        return item

    def empty(self):
        return self._count.value() <= 0

    def close(self):
        pass


class Connection:
    def __init__(self, reads, writes):
        self._reads = reads
        self._writes = writes
        self._ahead = []
        self._closed = False
        if writes is not None:
            # How many processes can write here: when nobody can any more, the reader comes to the end.
            self._writers = _Counter(1)
            _running.pipes.append(self)

    def shared(self):
        self._writers.add(1)

    def send(self, obj):
        if self._closed:
            raise OSError("handle is closed")
        if self._writes is None:
            raise OSError("connection is read-only")
        _kernel.send(self._writes, (True, obj))

    def recv(self):
        if self._closed:
            raise OSError("handle is closed")
        if self._reads is None:
            raise OSError("connection is write-only")
        is_item, item = self._ahead.pop(0) if self._ahead else _kernel.receive(self._reads, None)
        if not is_item:
            self._ahead.append((False, None))
            raise EOFError
        return item

    def poll(self, timeout=0.0):
        if self._ahead:
            return True
        message = _kernel.receive(self._reads, timeout)
        if message is NotImplemented:
            return False
        self._ahead.append(message)
        return True

    def send_bytes(self, buf, offset=0, size=None):
        data = buf.tobytes() if hasattr(buf, "tobytes") else bytes(buf)
        data = data[offset:] if size is None else data[offset : offset + size]
        self.send(data)

    def recv_bytes(self, maxlength=None):
        data = self.recv()
        if maxlength is not None and len(data) > maxlength:
            raise OSError("got more data than expected")
        return data

    def recv_bytes_into(self, buf, offset=0):
        """The number of bytes, which are in the buffer then."""
        data = self.recv()
        if hasattr(buf, "itemsize"):
            whole = bytearray(buf.tobytes())
            offset *= buf.itemsize
        else:
            whole = bytearray(buf)
        if offset + len(data) > len(whole):
            from multiprocessing import BufferTooShort

            raise BufferTooShort(data)
        whole[offset : offset + len(data)] = data
        buf[:] = type(buf)(buf.typecode, bytes(whole)) if hasattr(buf, "typecode") else whole
        return len(data)

    def fileno(self):
        return 3

    def close(self):
        if self._closed:
            return
        self._closed = True
        if self._writes is not None:
            if self in _running.pipes:
                _running.pipes.remove(self)
            if self._writers.add(-1) == 0:
                _kernel.send(self._writes, (False, None))

    def __repr__(self):
        return f"<multiprocessing.connection.Connection object at {id(self):#x}>"

    @property
    def closed(self):
        return self._closed

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()


def Pipe(duplex=True):
    there = _kernel.open_channel()
    back = _kernel.open_channel() if duplex else None
    if duplex:
        return Connection(back, there), Connection(there, back)
    return Connection(there, None), Connection(None, there)
