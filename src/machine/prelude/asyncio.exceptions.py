"""What asyncio raises."""

from _kernel import CancelledError_class as CancelledError, InvalidStateError_class as InvalidStateError

TimeoutError = TimeoutError


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class QueueShutDown(Exception):
    pass


class BrokenBarrierError(RuntimeError):
    pass


class IncompleteReadError(EOFError):
    pass


class LimitOverrunError(Exception):
    pass


class SendfileNotAvailableError(RuntimeError):
    pass
