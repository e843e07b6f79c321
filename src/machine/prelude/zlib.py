"""Compression as zlib does it, byte for byte; the work is done in `_zlib`."""

import _zlib

Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_FILTERED = 1
Z_HUFFMAN_ONLY = 2
Z_RLE = 3
Z_FIXED = 4
Z_DEFAULT_STRATEGY = 0
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_SYNC_FLUSH = 2
Z_FULL_FLUSH = 3
Z_FINISH = 4
Z_BLOCK = 5
Z_TREES = 6
DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"


class error(Exception):
    pass


def crc32(data, value=0, /):
    return _zlib.crc32(_bytes(data), value & 0xFFFFFFFF)


def adler32(data, value=1, /):
    return _zlib.adler32(_bytes(data), value & 0xFFFFFFFF)


def compress(data, /, level=-1, wbits=15):
    data = _bytes(data)
    shape = _Shape(level, wbits, 8, 0)
    body = shape.deflate(data, [(len(data), Z_FINISH)])
    return shape.header() + body + shape.trailer(shape.sum(data, None), len(data))


def decompress(data, /, wbits=15, bufsize=DEF_BUF_SIZE):
    work = decompressobj(wbits)
    result = work.decompress(data)
    if not work.eof:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return result


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=8, strategy=0, zdict=None):
    return Compress(level, method, wbits, memLevel, strategy, zdict)


def decompressobj(wbits=15, zdict=b""):
    return Decompress(wbits, zdict)


def _bytes(data):
    if isinstance(data, str) or not hasattr(data, "__len__") or isinstance(data, (list, tuple, dict)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return data if isinstance(data, (bytes, bytearray)) else bytes(data)


class _Shape:
    """How it is compressed, and what is around it: nothing, zlib's own, or a file of gzip's."""

    def __init__(self, level, wbits, memory, strategy):
        if not -1 <= level <= 9:
            raise error("Bad compression level")
        self.level = 6 if level == -1 else level
        self.kind = "raw" if wbits < 0 else "gzip" if wbits > 15 else "zlib"
        window = abs(wbits) - 16 * (wbits > 15)
        if not 9 <= window <= 15 or not 1 <= memory <= 9 or not 0 <= strategy <= 4:
            raise ValueError("Invalid initialization option")
        self.window = window
        self.memory = memory
        self.strategy = strategy

    def deflate(self, data, flushes):
        return _zlib.deflate(data, flushes, self.level, self.window, self.memory, self.strategy)

    def header(self):
        if self.kind == "raw":
            return b""
        is_quick = self.strategy >= 2 or self.level < 2
        if self.kind == "gzip":
            extra = 2 if self.level == 9 else 4 if is_quick else 0
            return bytes([31, 139, 8, 0, 0, 0, 0, 0, extra, 3])
        number = (8 + (self.window - 8 << 4) << 8) | (0 if is_quick else 1 if self.level < 6 else 2 if self.level == 6 else 3) << 6
        number += 31 - number % 31
        return number.to_bytes(2, "big")

    def sum(self, data, before):
        if self.kind == "zlib":
            return _zlib.adler32(data, 1 if before is None else before)
        return _zlib.crc32(data, before or 0) if self.kind == "gzip" else 0

    def trailer(self, total, length):
        if self.kind == "zlib":
            return total.to_bytes(4, "big")
        if self.kind == "gzip":
            return total.to_bytes(4, "little") + (length & 0xFFFFFFFF).to_bytes(4, "little")
        return b""


class Compress:
    """It keeps what it is given until it is flushed: what comes out is the same, only later."""

    __module__ = "zlib"

    def __init__(self, level, method, wbits, memory, strategy, zdict):
        if method != DEFLATED:
            raise ValueError("Invalid initialization option")
        if zdict:
            raise NotImplementedError("zlib: a preset dictionary is not available")
        self._shape = _Shape(level, wbits, memory, strategy)
        self._data = bytearray()
        self._flushes = []
        self._given = 0
        self._sum = None
        self._is_begun = self._is_over = False

    def compress(self, data, /):
        data = _bytes(data)
        if self._is_over:
            raise error("Error -2 while compressing data: inconsistent stream state")
        self._data += data
        self._sum = self._shape.sum(data, self._sum)
        return self._begin()

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        if mode not in (Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH):
            raise NotImplementedError("zlib: this way to flush is not available")
        if self._is_over:
            raise error("Error -2 while flushing: inconsistent stream state")
        head = self._begin()
        flush = (len(self._data), mode)
        if self._flushes and self._flushes[-1][0] == flush[0] and mode != Z_FINISH:
            return head
        self._flushes.append(flush)
        body = self._shape.deflate(self._data, self._flushes)
        new = body[self._given :]
        self._given = len(body)
        if mode == Z_FINISH:
            self._is_over = True
            new += self._shape.trailer(self._shape.sum(b"", self._sum), len(self._data))
            self._data = bytearray()
        return head + new

    def copy(self):
        other = Compress(0, DEFLATED, 15, 8, 0, None)
        other.__dict__.update(self.__dict__)
        other._data = bytearray(self._data)
        other._flushes = list(self._flushes)
        return other

    def _begin(self):
        if self._is_begun:
            return b""
        self._is_begun = True
        return self._shape.header()


class Decompress:
    __module__ = "zlib"

    def __init__(self, wbits, zdict=b""):
        if zdict:
            raise NotImplementedError("zlib: a preset dictionary is not available")
        if not (-15 <= wbits <= -8 or wbits == 0 or 8 <= wbits <= 15 or 24 <= wbits <= 31 or 40 <= wbits <= 47):
            raise ValueError("Invalid initialization option")
        self.eof = False
        self.unused_data = b""
        self.unconsumed_tail = b""
        self._wbits = wbits
        self._kind = "raw" if wbits < 0 else None
        self._input = b""  # from the last boundary between blocks on
        self._bit = 0
        self._window = b""
        self._ahead = 0  # so much of what follows the window has been given out
        self._sum = None
        self._length = 0
        self._is_body = wbits < 0
        self._is_tail = False

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = _bytes(data)
        if self.eof:
            self.unused_data += data
            return b""
        self._input += data
        self.unconsumed_tail = b""
        if not self._is_body and not self._is_tail and not self._head():
            return b""
        result = self._body(max_length) if self._is_body else b""
        if self._is_tail:
            self._tail()
        return result

    def flush(self, length=DEF_BUF_SIZE, /):
        if length <= 0:
            raise ValueError("length must be greater than zero")
        return b"" if self.eof else self.decompress(b"")

    def copy(self):
        other = Decompress(self._wbits)
        other.__dict__.update(self.__dict__)
        return other

    def _head(self):
        """Whether the header is over."""
        start = self._input
        if len(start) < 2:
            return False
        if (self._wbits >= 24 or self._wbits == 0) and start[:2] == b"\x1f\x8b" and self._wbits != 0:
            size = _gzip_header(start)
            if size is None:
                return False
            self._kind = "gzip"
        else:
            if 24 <= self._wbits <= 31 or (start[0] << 8 | start[1]) % 31:
                _wrong("incorrect header check")
            if start[0] & 15 != 8:
                _wrong("unknown compression method")
            if (start[0] >> 4) + 8 > (self._wbits & 15 or 15):
                _wrong("invalid window size")
            if start[1] & 32:
                raise error("Error 2 while decompressing data")
            self._kind = "zlib"
            size = 2
        self._input = start[size:]
        self._is_body = True
        return True

    def _body(self, max_length):
        most = max_length + self._ahead if max_length else -1
        out, start, bit, position, why = _zlib.inflate(self._input, self._bit, self._window, most)
        known = len(self._window) + self._ahead
        result = out[known : known + max_length] if max_length else out[known:]
        given = known + len(result)
        self._count(result)
        if isinstance(why, str):
            _wrong(why)
        if start <= given:
            self._ahead = given - start
            self._window = out[max(0, start - 32768) : start]
        else:
            # Some of what has not been given out is before the boundary: it is read again.
            bit = self._bit
            self._ahead += len(result)
        if why == 0 and given == len(out):
            self._is_body, self._is_tail = False, True
            self._input = self._input[(position + 7) // 8 :]
            return result
        if why != 1 or given < len(out):
            # What is behind the place that has been reached comes again.
            read = (position + 7) // 8
            self.unconsumed_tail = self._input[read:]
            self._input = self._input[:read]
        self._input = self._input[bit // 8 :]
        self._bit = bit % 8
        return result

    def _count(self, data):
        self._length += len(data)
        if self._kind == "zlib":
            self._sum = _zlib.adler32(data, 1 if self._sum is None else self._sum)
        elif self._kind == "gzip":
            self._sum = _zlib.crc32(data, self._sum or 0)

    def _tail(self):
        size = {"raw": 0, "zlib": 4, "gzip": 8}[self._kind]
        if len(self._input) < size:
            return
        if self._kind == "zlib" and int.from_bytes(self._input[:4], "big") != self._sum:
            _wrong("incorrect data check")
        if self._kind == "gzip":
            if int.from_bytes(self._input[:4], "little") != self._sum:
                _wrong("incorrect data check")
            if int.from_bytes(self._input[4:8], "little") != self._length & 0xFFFFFFFF:
                _wrong("incorrect length check")
        self.unused_data = self._input[size:]
        self._input = b""
        self.eof = True


def _gzip_header(data):
    """How long the header of a gzip file is; `None` if it is not all there."""
    if len(data) < 10:
        return None
    flags = data[3]
    at = 10
    if flags & 4:
        at += 2 + int.from_bytes(data[10:12], "little")
    for flag in (8, 16):
        if flags & flag:
            end = data.find(b"\x00", at)
            if end < 0:
                return None
            at = end + 1
    if flags & 2:
        at += 2
    return at if at <= len(data) else None


def _wrong(words):
    raise error(f"Error -3 while decompressing data: {words}")
