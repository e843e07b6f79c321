"""Names for annotations, and what the streams have in common."""

from _anyio import CancelScope, TaskGroup
from _workers import CapacityLimiter
from anyio.from_thread import BlockingPortal


class _Generic:
    def __class_getitem__(cls, item):
        return cls


class TaskStatus(_Generic):
    def started(self, value=None):
        raise NotImplementedError


class AsyncResource:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        await self.aclose()


class UnreliableObjectReceiveStream(AsyncResource, _Generic):
    def __aiter__(self):
        return self

    async def __anext__(self):
        from anyio import EndOfStream

        try:
            return await self.receive()
        except EndOfStream:
            raise StopAsyncIteration from None


class UnreliableObjectSendStream(AsyncResource, _Generic):
    pass


class ObjectReceiveStream(UnreliableObjectReceiveStream):
    pass


class ObjectSendStream(UnreliableObjectSendStream):
    pass


class ObjectStream(ObjectReceiveStream, ObjectSendStream):
    pass


class ByteReceiveStream(UnreliableObjectReceiveStream):
    pass


class ByteSendStream(AsyncResource):
    pass


class ByteStream(ByteReceiveStream, ByteSendStream):
    pass


class SocketAttribute:
    pass


class SocketStream(ByteStream):
    pass


class Listener(AsyncResource, _Generic):
    pass


class SocketListener(Listener):
    pass


class Process(AsyncResource):
    pass
