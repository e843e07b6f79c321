"""Files as streams of bytes."""

from functools import partial

from anyio import EndOfStream
from anyio.abc import ByteReceiveStream, ByteSendStream
from anyio.to_thread import run_sync


class _FileStream:
    def __init__(self, file):
        self._file = file

    async def aclose(self):
        await run_sync(self._file.close)


class FileReadStream(_FileStream, ByteReceiveStream):
    @classmethod
    async def from_path(cls, path):
        return cls(await run_sync(partial(open, str(path), "rb")))

    async def receive(self, max_bytes=65536):
        data = await run_sync(self._file.read, max_bytes)
        if not data:
            raise EndOfStream
        return data

    async def seek(self, position, whence=0):
        return await run_sync(self._file.seek, position, whence)

    async def tell(self):
        return await run_sync(self._file.tell)


class FileWriteStream(_FileStream, ByteSendStream):
    @classmethod
    async def from_path(cls, path, append=False):
        return cls(await run_sync(partial(open, str(path), "ab" if append else "wb")))

    async def send(self, item):
        await run_sync(self._file.write, item)
