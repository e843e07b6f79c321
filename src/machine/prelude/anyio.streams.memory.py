"""Streams within the process."""

from anyio import MemoryObjectReceiveStream, MemoryObjectSendStream
