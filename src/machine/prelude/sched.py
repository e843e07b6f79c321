"""Events at their times, one after another."""

import time
from heapq import heapify, heappop, heappush


class Event:
    def __init__(self, time, priority, sequence, action, argument, kwargs):
        self.time = time
        self.priority = priority
        self.sequence = sequence
        self.action = action
        self.argument = argument
        self.kwargs = kwargs

    def _key(self):
        return (self.time, self.priority, self.sequence)

    def __lt__(self, other):
        return self._key() < other._key()


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._queue = []
        self._count = 0

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        self._count += 1
        event = Event(time, priority, self._count, action, argument, kwargs or {})
        heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._queue.remove(event)
        heapify(self._queue)

    def empty(self):
        return not self._queue

    @property
    def queue(self):
        return sorted(self._queue)

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            heappop(self._queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)
