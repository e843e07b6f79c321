"""Streams of bytes, read and written as text."""

from anyio.abc import ObjectReceiveStream, ObjectSendStream, ObjectStream


class TextReceiveStream(ObjectReceiveStream):
    def __init__(self, transport_stream, encoding="utf-8", errors="strict"):
        self.transport_stream = transport_stream
        self._encoding, self._errors = encoding, errors
        self._rest = b""

    async def receive(self):
        while True:
            self._rest += await self.transport_stream.receive()
            for end in range(len(self._rest), max(len(self._rest) - 4, 0), -1):
                try:
                    text = self._rest[:end].decode(self._encoding, self._errors)
                except UnicodeDecodeError:
                    continue
                self._rest = self._rest[end:]
                return text

    async def aclose(self):
        await self.transport_stream.aclose()


class TextSendStream(ObjectSendStream):
    def __init__(self, transport_stream, encoding="utf-8", errors="strict"):
        self.transport_stream = transport_stream
        self._encoding, self._errors = encoding, errors

    async def send(self, item):
        await self.transport_stream.send(item.encode(self._encoding, self._errors))

    async def aclose(self):
        await self.transport_stream.aclose()


class TextStream(ObjectStream):
    def __init__(self, transport_stream, encoding="utf-8", errors="strict"):
        self.transport_stream = transport_stream
        self.receive = TextReceiveStream(transport_stream, encoding, errors).receive
        self.send = TextSendStream(transport_stream, encoding, errors).send

    async def send_eof(self):
        await self.transport_stream.send_eof()

    async def aclose(self):
        await self.transport_stream.aclose()
