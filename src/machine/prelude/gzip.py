"""Files of gzip's, whole ones."""

import io as _io
import time as _time
import zlib as _zlib

_open = open

READ, WRITE = "rb", "wb"


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    packer = _zlib.compressobj(compresslevel, _zlib.DEFLATED, 31)
    packed = packer.compress(data) + packer.flush()
    seconds = int(_time.time() if mtime is None else mtime)
    # zlib says which system it is; Python does not, where it writes the time itself.
    return packed[:4] + seconds.to_bytes(4, "little") + packed[8:9] + (b"\x03" if mtime == 0 else b"\xff") + packed[10:]


def decompress(data):
    result = []
    while data:
        if data[:2] != b"\x1f\x8b":
            if not data.strip(b"\x00"):
                break
            raise BadGzipFile(f"Not a gzipped file ({bytes(data[:2])!r})")
        work = _zlib.decompressobj(31)
        try:
            result.append(work.decompress(data))
        except _zlib.error as error:
            if "check" in str(error):
                raise BadGzipFile("CRC check failed") from None
            raise
        if not work.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = work.unused_data
    return b"".join(result)


class GzipFile(_io.BytesIO):
    """It is read when it is opened, or written when it is closed."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        mode = (mode or "rb").rstrip("tb") + "b"
        self._is_own = fileobj is None
        self._file = _open(filename, mode) if fileobj is None else fileobj
        self._is_writing = mode[0] in "wax"
        self._level = compresslevel
        self.mtime = mtime
        self.name = filename or ""
        self.mode = WRITE if self._is_writing else READ
        super().__init__(b"" if self._is_writing else decompress(self._file.read()))

    def close(self):
        if self._file is None:
            return
        if self._is_writing:
            self._file.write(compress(self.getvalue(), self._level, mtime=self.mtime))
        if self._is_own:
            self._file.close()
        self._file = None
        super().close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


class _Text(_io.StringIO):
    def __init__(self, file, encoding):
        self._packed = file
        self._encoding = encoding or "utf-8"
        super().__init__("" if file._is_writing else file.read().decode(self._encoding))

    def close(self):
        if self._packed is not None:
            if self._packed._is_writing:
                self._packed.write(self.getvalue().encode(self._encoding))
            self._packed.close()
            self._packed = None
        super().close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    is_name = isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__")
    made = GzipFile(filename if is_name else None, mode.replace("t", ""), compresslevel, None if is_name else filename)
    return _Text(made, encoding) if "t" in mode else made

