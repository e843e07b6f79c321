"""Handlers that do more than write."""

import os
import time

from logging import FileHandler, Handler


class _Rotating(FileHandler):
    namer = rotator = None

    def emit(self, record):
        if self.shouldRollover(record):
            self.doRollover()
        super().emit(record)

    def rotation_filename(self, default_name):
        return default_name if self.namer is None else self.namer(default_name)

    def rotate(self, source, dest):
        if self.rotator is not None:
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.replace(source, dest)


class RotatingFileHandler(_Rotating):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def shouldRollover(self, record):
        if self.maxBytes <= 0:
            return False
        size = os.path.getsize(self.baseFilename) if os.path.exists(self.baseFilename) else 0
        return size + len(self.format(record)) + 1 >= self.maxBytes

    def doRollover(self):
        self.close()
        numbered = [self.baseFilename]
        numbered += [self.rotation_filename(f"{self.baseFilename}.{number + 1}") for number in range(self.backupCount)]
        for newer, older in reversed(list(zip(numbered, numbered[1:]))):
            if os.path.exists(newer):
                self.rotate(newer, older)
        if not self.backupCount:
            os.remove(self.baseFilename)
        if not self.delay:
            self.stream = self._open()


# Seconds, and how the name of an old file says when it began.
_INTERVALS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S"),
    "M": (60, "%Y-%m-%d_%H-%M"),
    "H": (3600, "%Y-%m-%d_%H"),
    "D": (86400, "%Y-%m-%d"),
    "MIDNIGHT": (86400, "%Y-%m-%d"),
    "W": (604800, "%Y-%m-%d"),
}


class TimedRotatingFileHandler(_Rotating):
    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None
    ):
        super().__init__(filename, "a", encoding, delay, errors)
        self.when = when.upper()
        if self.when[:1] == "W" and not (len(when) == 2 and when[1] in "0123456"):
            raise ValueError(f"Invalid day specified for weekly rollover: {self.when}")
        unit = _INTERVALS.get("W" if self.when[:1] == "W" else self.when)
        if unit is None:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        self.interval = unit[0] * interval
        self.suffix = unit[1]
        self.backupCount = backupCount
        self.rolloverAt = self.computeRollover(int(time.time()))

    def computeRollover(self, currentTime):
        if self.when != "MIDNIGHT" and self.when[0] != "W":
            return currentTime + self.interval
        midnight = currentTime - currentTime % 86400 + 86400
        if self.when[0] == "W":
            midnight += (int(self.when[1]) - time.gmtime(midnight - 86400).tm_wday) % 7 * 86400
        return midnight

    def shouldRollover(self, record):
        return time.time() >= self.rolloverAt

    def doRollover(self):
        self.close()
        began = time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval))
        self.rotate(self.baseFilename, self.rotation_filename(f"{self.baseFilename}.{began}"))
        if self.backupCount:
            folder, base = os.path.split(self.baseFilename)
            old = sorted([name for name in os.listdir(folder) if name.startswith(base + ".")])
            for name in old[: -self.backupCount]:
                os.remove(os.path.join(folder, name))
        if not self.delay:
            self.stream = self._open()
        now = int(time.time())
        while self.rolloverAt <= now:
            self.rolloverAt += self.interval


class QueueHandler(Handler):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def prepare(self, record):
        record.msg = record.message = self.format(record)
        record.args = None
        record.exc_info = None
        return record

    def emit(self, record):
        self.queue.put_nowait(self.prepare(record))


class QueueListener:
    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self.respect_handler_level = respect_handler_level
        self._thread = None

    def start(self):
        from threading import Thread

        self._thread = Thread(target=self._listen, daemon=True, _is_internal=True)
        self._thread.start()

    def _listen(self):
        while True:
            record = self.queue.get()
            if record is None:
                return
            self.handle(record)

    def handle(self, record):
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def stop(self):
        if self._thread is not None:
            self.queue.put_nowait(None)
            self._thread.join()
            self._thread = None
