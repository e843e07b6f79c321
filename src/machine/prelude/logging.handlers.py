"""Handlers that do more than write."""

from logging import FileHandler, Handler


class RotatingFileHandler(FileHandler):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename)


class TimedRotatingFileHandler(FileHandler):
    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, **options):
        super().__init__(filename)


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
