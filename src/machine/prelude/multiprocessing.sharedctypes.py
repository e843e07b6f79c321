"""Numbers that processes share: the one who looks at them takes them out of their channel for a moment."""

import _kernel
from multiprocessing.synchronize import RLock


def _convert(code):
    return float if code in ("d", "f") or getattr(code, "__name__", "") in ("c_double", "c_float") else int


class RawValue:
    def __init__(self, typecode_or_type, value=0):
        self._convert = _convert(typecode_or_type)
        self._channel = _kernel.open_channel()
        _kernel.send(self._channel, self._convert(value))

    @property
    def value(self):
        value = _kernel.receive(self._channel, None)
        _kernel.send(self._channel, value)
        return value

    @value.setter
    def value(self, value):
        _kernel.receive(self._channel, None)
        _kernel.send(self._channel, self._convert(value))


class _Locked:
    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self, block=True, timeout=None):
        return self._lock.acquire(block, timeout)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, kind, error, traceback):
        return self._lock.__exit__(kind, error, traceback)


class Value(RawValue, _Locked):
    def __init__(self, typecode_or_type, value=0, *args, lock=True):
        RawValue.__init__(self, typecode_or_type, value)
        self._lock = lock if lock is not True and lock is not False else RLock()


class RawArray:
    def __init__(self, typecode_or_type, size_or_initializer):
        self._convert = _convert(typecode_or_type)
        if isinstance(size_or_initializer, int):
            items = [self._convert(0)] * size_or_initializer
        else:
            items = [self._convert(item) for item in size_or_initializer]
        self._length = len(items)
        self._channel = _kernel.open_channel()
        _kernel.send(self._channel, items)

    def _look(self):
        items = _kernel.receive(self._channel, None)
        _kernel.send(self._channel, items)
        return items

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        return self._look()[index]

    def __setitem__(self, index, value):
        items = _kernel.receive(self._channel, None)
        try:
            items[index] = value
        finally:
            _kernel.send(self._channel, items)

    def __iter__(self):
        return iter(self._look())


class Array(RawArray, _Locked):
    def __init__(self, typecode_or_type, size_or_initializer, *, lock=True):
        RawArray.__init__(self, typecode_or_type, size_or_initializer)
        self._lock = lock if lock is not True and lock is not False else RLock()
