"""Two streams as one."""

from anyio.abc import ByteStream, ObjectStream


class StapledObjectStream(ObjectStream):
    def __init__(self, send_stream, receive_stream):
        self.send_stream = send_stream
        self.receive_stream = receive_stream
        self.send = send_stream.send

    async def receive(self):
        return await self.receive_stream.receive()

    async def send_eof(self):
        await self.send_stream.aclose()

    async def aclose(self):
        await self.send_stream.aclose()
        await self.receive_stream.aclose()


class StapledByteStream(StapledObjectStream, ByteStream):
    async def receive(self, max_bytes=65536):
        return await self.receive_stream.receive(max_bytes)
