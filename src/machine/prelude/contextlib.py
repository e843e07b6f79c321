"""Context managers made of functions and of one another."""

import _kernel
from functools import wraps


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return None


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        def inner(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)

        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        async def inner(*args, **kwargs):
            async with self._recreate_cm():
                return await function(*args, **kwargs)

        return inner


class _GeneratorContextManager(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self.gen = function(*args, **kwargs)
        self._made_of = (function, args, kwargs)

    def _recreate_cm(self):
        return type(self)(*self._made_of)

    def __enter__(self):
        # As CPython's, which has deleted them by then.
        if self._made_of is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'args'")
        self._made_of = None
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if error is None:
            error = kind()
        try:
            self.gen.throw(error)
        except StopIteration as stop:
            return stop is not error
        except RuntimeError as other:
            if other is error:
                return False
            if isinstance(error, StopIteration) and other.__cause__ is error:
                return False
            raise
        except BaseException as other:
            if other is not error:
                raise
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(AsyncContextDecorator):
    def __init__(self, function, args, kwargs):
        self.gen = function(*args, **kwargs)
        self._made_of = (function, args, kwargs)

    def _recreate_cm(self):
        return type(self)(*self._made_of)

    async def __aenter__(self):
        if self._made_of is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'args'")
        self._made_of = None
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if error is None:
            error = kind()
        try:
            await self.gen.athrow(error)
        except StopAsyncIteration as stop:
            return stop is not error
        except RuntimeError as other:
            if other is error:
                return False
            if isinstance(error, (StopIteration, StopAsyncIteration)) and other.__cause__ is error:
                return False
            raise
        except BaseException as other:
            if other is not error:
                raise
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(function):
    @wraps(function)
    def helper(*args, **kwargs):
        return _GeneratorContextManager(function, args, kwargs)

    return helper


def asynccontextmanager(function):
    @wraps(function)
    def helper(*args, **kwargs):
        return _AsyncGeneratorContextManager(function, args, kwargs)

    return helper


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, kind, error, traceback):
        self.thing.close()


class aclosing:
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, kind, error, traceback):
        await self.thing.aclose()


class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, kind, error, traceback):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, kind, error, traceback):
        pass


class chdir:
    def __init__(self, path):
        self.path = path
        self._old = []

    def __enter__(self):
        # It is in a later part of the library than this, which is fetched when it is asked for.
        os = _kernel.core("_import")("os")
        self._old.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, kind, error, traceback):
        _kernel.core("_import")("os").chdir(self._old.pop())


class _Redirect:
    def __init__(self, target):
        self._target = target
        self._old = []

    def __enter__(self):
        import sys

        self._old.append(getattr(sys, self._name))
        setattr(sys, self._name, self._target)
        return self._target

    def __exit__(self, kind, error, traceback):
        import sys

        setattr(sys, self._name, self._old.pop())


class redirect_stdout(_Redirect):
    _name = "stdout"


class redirect_stderr(_Redirect):
    _name = "stderr"


class _Stack:
    def __init__(self):
        self._exits = []

    def pop_all(self):
        new = type(self)()
        new._exits = self._exits
        self._exits = []
        return new

    def enter_context(self, manager):
        value = type(manager).__enter__(manager)
        self._exits.append((False, manager.__exit__))
        return value

    def push(self, exit):
        self._exits.append((False, getattr(exit, "__exit__", exit)))
        return exit

    def callback(self, function, /, *args, **kwargs):
        self._exits.append((False, lambda kind, error, traceback: _ignore(function(*args, **kwargs))))
        return function


def _ignore(result):
    return None


class ExitStack(_Stack):
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        original = error
        is_raised_here = False
        while self._exits:
            _, exit = self._exits.pop()
            try:
                if exit(type(error) if error is not None else None, error, None):
                    error = None
                    is_raised_here = False
            except BaseException as other:
                error = other
                is_raised_here = True
        if is_raised_here:
            raise error
        return original is not None and error is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack):
    async def __aenter__(self):
        return self

    async def enter_async_context(self, manager):
        value = await type(manager).__aenter__(manager)
        self._exits.append((True, manager.__aexit__))
        return value

    def push_async_exit(self, exit):
        self._exits.append((True, getattr(exit, "__aexit__", exit)))
        return exit

    def push_async_callback(self, function, /, *args, **kwargs):
        async def call(kind, error, traceback):
            await function(*args, **kwargs)

        self._exits.append((True, call))
        return function

    async def __aexit__(self, kind, error, traceback):
        original = error
        is_raised_here = False
        while self._exits:
            is_async, exit = self._exits.pop()
            try:
                result = exit(type(error) if error is not None else None, error, None)
                if is_async:
                    result = await result
                if result:
                    error = None
                    is_raised_here = False
            except BaseException as other:
                error = other
                is_raised_here = True
        if is_raised_here:
            raise error
        return original is not None and error is None

    async def aclose(self):
        await self.__aexit__(None, None, None)
