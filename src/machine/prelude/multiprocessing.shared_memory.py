"""Bytes that processes share under a name."""

import _kernel

# Blocks by name, for this process and those that it forks.
_blocks = {}


class _Buffer:
    """A view of the block: each look takes it out of its channel for a moment."""

    def __init__(self, channel, size):
        self._channel = channel
        self.nbytes = size

    def _look(self):
        data = _kernel.receive(self._channel, None)
        _kernel.send(self._channel, data)
        return data

    def __len__(self):
        return self.nbytes

    def __getitem__(self, index):
        found = self._look()[index]
        return bytes(found) if isinstance(index, slice) else found

    def __setitem__(self, index, value):
        data = bytearray(_kernel.receive(self._channel, None))
        try:
            if isinstance(index, slice):
                if len(data[index]) != len(value):
                    raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
                data[index] = bytes(value)
            else:
                data[index] = value
        finally:
            _kernel.send(self._channel, bytes(data))

    def __iter__(self):
        return iter(self._look())

    def tobytes(self):
        return self._look()

    def tolist(self):
        return list(self._look())

    def __bytes__(self):
        return self._look()

    def release(self):
        pass


class SharedMemory:
    def __init__(self, name=None, create=False, size=0, *, track=True):
        if create:
            if size <= 0:
                raise ValueError("'size' must be a positive number different from zero")
            channel = _kernel.open_channel()
            _kernel.send(channel, bytes(size))
            name = f"psm_{channel:08x}" if name is None else name
            if name in _blocks:
                raise FileExistsError(17, "File exists", f"/{name}")
            _blocks[name] = (channel, size)
        elif name in _blocks:
            channel, size = _blocks[name]
        elif name is not None and name.startswith("psm_"):
            channel = int(name[4:], 16)
            data = _kernel.receive(channel, 1)
            if data is NotImplemented:
                raise FileNotFoundError(2, "No such file or directory", f"/{name}")
            _kernel.send(channel, data)
            size = len(data)
        else:
            raise FileNotFoundError(2, "No such file or directory", f"/{name}")
        self._name = name
        self._size = size
        self._channel = channel
        self._buffer = _Buffer(channel, size)

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    @property
    def buf(self):
        return self._buffer

    def close(self):
        self._buffer = None

    def unlink(self):
        _blocks.pop(self._name, None)
        _kernel.receive(self._channel, 0)

    def __repr__(self):
        return f"{type(self).__name__}({self._name!r}, size={self._size})"


class ShareableList:
    def __init__(self, sequence=None, *, name=None):
        if sequence is None:
            self._channel = int(name[4:], 16)
        else:
            self._channel = _kernel.open_channel()
            _kernel.send(self._channel, list(sequence))
        self.shm = _Named(f"psm_{self._channel:08x}")

    def _look(self):
        items = _kernel.receive(self._channel, None)
        _kernel.send(self._channel, items)
        return items

    def __getitem__(self, index):
        if not -len(self) <= index < len(self):
            raise IndexError("index out of range")
        return self._look()[index]

    def __setitem__(self, index, value):
        items = _kernel.receive(self._channel, None)
        try:
            items[index] = value
        except IndexError:
            raise IndexError("assignment index out of range") from None
        finally:
            _kernel.send(self._channel, items)

    def __len__(self):
        return len(self._look())

    def __iter__(self):
        return iter(self._look())

    def index(self, value):
        return self._look().index(value)

    def count(self, value):
        return self._look().count(value)

    def __repr__(self):
        return f"ShareableList({self._look()!r}, name={self.shm.name!r})"


class _Named:
    def __init__(self, name):
        self.name = name

    def close(self):
        pass

    def unlink(self):
        pass
