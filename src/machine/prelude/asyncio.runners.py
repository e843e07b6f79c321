"""From ordinary code into a loop, and out of it again."""

import _kernel
from _context import current
from asyncio.events import new_event_loop, set_event_loop
from asyncio.tasks import all_tasks, gather, iscoroutine


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._closed = False
        self._set_loop = False

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def get_loop(self):
        self._start()
        return self._loop

    def run(self, coroutine, *, context=None):
        if _kernel.running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        if not iscoroutine(coroutine):
            raise ValueError(f"a coroutine was expected, got {coroutine!r}")
        self._start()
        values = dict(current()) if context is None else context._values
        task = self._loop.create_task(coroutine, context=values)
        return self._loop.run_until_complete(task)

    def close(self):
        if self._loop is None or self._closed:
            return
        loop = self._loop
        try:
            _cancel_all(loop)
            # CPython makes two tasks here, also when they have nothing to do.
            if _kernel.async_generators():
                loop.run_until_complete(loop.shutdown_asyncgens())
            else:
                _kernel.skip_task_numbers(1)
            if loop.attrs.get("default_executor") is not None:
                loop.run_until_complete(loop.shutdown_default_executor())
            else:
                _kernel.skip_task_numbers(1)
        finally:
            if self._set_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True

    def _start(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is not None:
            return
        if self._factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
            self._set_loop = True
        else:
            self._loop = self._factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)


def run(main, *, debug=None, loop_factory=None):
    if _kernel.running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all(loop):
    left = all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler(
                {
                    "message": "unhandled exception during asyncio.run() shutdown",
                    "exception": task.exception(),
                    "task": task,
                }
            )
