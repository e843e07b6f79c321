"""Files and texts in memory."""

import _files
from _files import (
    BufferedRandom,
    BufferedReader,
    BufferedWriter,
    TextIOWrapper,
    UnsupportedOperation,
    open,
)

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class BytesIO(_files._Binary):
    __module__ = "_io"
    _costs = False

    def __init__(self, initial_bytes=b""):
        super().__init__(None, bytearray(initial_bytes), "rb+", True, False, False)
        self._writes = True

    def getvalue(self):
        self._check()
        return bytes(self._content)

    def getbuffer(self):
        self._check()
        return memoryview(self._content)

    def __repr__(self):
        return object.__repr__(self)


class StringIO:
    __module__ = "_io"
    encoding = errors = newlines = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        self._text = initial_value
        self._at = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def getvalue(self):
        self._check()
        return self._text

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        self._check()
        rest = self._text[self._at + len(text) :]
        self._text = self._text[: self._at].ljust(self._at, "\0") + text + rest
        self._at += len(text)
        return len(text)

    def read(self, size=-1):
        self._check()
        end = len(self._text) if size is None or size < 0 else self._at + size
        text = self._text[self._at : end]
        self._at += len(text)
        return text

    def readline(self, size=-1):
        self._check()
        end = self._text.find("\n", self._at)
        return self.read(-1 if end < 0 else end + 1 - self._at)

    def seek(self, offset, whence=0):
        self._check()
        self._at = offset if whence == 0 else len(self._text)
        return self._at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        self._text = self._text[:size]
        return size

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def readable(self):
        return True

    writable = seekable = readable

    def close(self):
        self.closed = True

    __enter__ = _files._File.__enter__
    __exit__ = _files._File.__exit__
    __iter__ = _files._File.__iter__
    __next__ = _files._File.__next__
    readlines = _files._File.readlines
    writelines = _files._File.writelines
