"""A stream of bytes that can be read in pieces of one's own choice."""

from anyio import ClosedResourceError, DelimiterNotFound, EndOfStream, IncompleteRead
from anyio.abc import ByteReceiveStream
from anyio.lowlevel import checkpoint


class BufferedByteReceiveStream(ByteReceiveStream):
    def __init__(self, receive_stream):
        self.receive_stream = receive_stream
        self._buffer = b""
        self._closed = False

    @property
    def buffer(self):
        return self._buffer

    def feed_data(self, data):
        self._buffer += data

    async def aclose(self):
        await self.receive_stream.aclose()
        self._closed = True

    def _take(self, count, skipped=0):
        taken = self._buffer[:count]
        self._buffer = self._buffer[count + skipped :]
        return taken

    async def _more(self):
        try:
            self._buffer += await self.receive_stream.receive()
        except EndOfStream as error:
            raise IncompleteRead from error

    async def receive(self, max_bytes=65536):
        if self._closed:
            raise ClosedResourceError
        if self._buffer:
            await checkpoint()
            return self._take(max_bytes)
        chunk = await self.receive_stream.receive()
        self._buffer = chunk[max_bytes:]
        return chunk[:max_bytes]

    async def receive_exactly(self, nbytes):
        while len(self._buffer) < nbytes:
            await self._more()
        return self._take(nbytes)

    async def receive_until(self, delimiter, max_bytes):
        while True:
            index = self._buffer.find(delimiter)
            if index >= 0:
                return self._take(index, len(delimiter))
            if len(self._buffer) >= max_bytes:
                raise DelimiterNotFound(max_bytes)
            await self._more()


class BufferedByteStream(BufferedByteReceiveStream):
    def __init__(self, stream):
        super().__init__(stream)
        self._stream = stream

    async def send(self, item):
        await self._stream.send(item)

    async def send_eof(self):
        await self._stream.send_eof()


class BufferedConnectable:
    def __init__(self, connectable):
        self.connectable = connectable

    async def connect(self):
        return BufferedByteStream(await self.connectable.connect())
