"""Objects that stand in for others, and remember how they were used."""

import asyncio
import contextlib
import functools
import inspect
import pprint
import sys


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Sentinel(name)
        setattr(self, name, made)
        return made


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """A name, positional arguments, keyword arguments."""

    def __new__(cls, name="", args=(), kwargs=None, parent=None):
        self = super().__new__(cls, (name, args, kwargs or {}))
        self._parent = parent
        return self

    @property
    def args(self):
        return self[1]

    @property
    def kwargs(self):
        return self[2]

    def __call__(self, *args, **kwargs):
        return _Call(tuple.__getitem__(self, 0), args, kwargs)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        own = tuple.__getitem__(self, 0)
        return _Call(f"{own}.{name}" if own else name)

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        mine, others = tuple(self), tuple(other)
        if not isinstance(other, _Call):
            if len(others) == 2:
                others = ("", *others) if isinstance(others[0], tuple) else (others[0], others[1], {})
            elif len(others) == 1:
                others = ("", others[0], {}) if isinstance(others[0], tuple) else ("", (), others[0])
        return mine[0] == others[0] and mine[1] == others[1] and mine[2] == others[2]

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        name, args, kwargs = tuple(self)
        return f"call{'.' + name if name else ''}({_arguments(args, kwargs)})"


def _arguments(args, kwargs):
    return ", ".join([*[repr(value) for value in args], *[f"{name}={value!r}" for name, value in kwargs.items()]])


call = _Call()


class _Calls(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(list(self[at : at + len(value)]) == value for at in range(len(self) - len(value) + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


class InvalidSpecError(Exception):
    pass


_OWN = ("return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls")


class NonCallableMock:
    _is_magic = False

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, unsafe=False, **kwargs):
        own = self.__dict__
        own["_mock_name"] = name
        own["_mock_parent"] = None
        own["_mock_children"] = {}
        own["_mock_wraps"] = wraps
        own["_mock_spec"] = spec if spec is not None else spec_set
        own["_mock_return"] = return_value
        own["_mock_effect"] = None
        own["_mock_deleted"] = set()
        self._clear()
        self.side_effect = side_effect
        self.configure_mock(**kwargs)

    def _clear(self):
        own = self.__dict__
        own["called"] = False
        own["call_count"] = 0
        own["call_args"] = None
        own["call_args_list"] = _Calls()
        own["mock_calls"] = _Calls()
        own["method_calls"] = _Calls()

    def configure_mock(self, **kwargs):
        for path, value in kwargs.items():
            *owners, last = path.split(".")
            target = self
            for owner in owners:
                target = getattr(target, owner)
            setattr(target, last, value)

    def attach_mock(self, mock, attribute):
        setattr(self, attribute, mock)

    @property
    def return_value(self):
        if self.__dict__["_mock_return"] is DEFAULT:
            self.__dict__["_mock_return"] = self._child("()")
        return self.__dict__["_mock_return"]

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return"] = value

    @property
    def side_effect(self):
        return self.__dict__["_mock_effect"]

    @side_effect.setter
    def side_effect(self, value):
        is_one = value is None or callable(value) or isinstance(value, BaseException)
        self.__dict__["_mock_effect"] = value if is_one else iter(value)

    @property
    def __class__(self):
        spec = self.__dict__.get("_mock_spec")
        return type(self) if spec is None or isinstance(spec, list) else spec if isinstance(spec, type) else type(spec)

    def _child(self, name):
        made = self._child_kind(name)()
        made.__dict__["_mock_parent"] = (self, name)
        return made

    def _child_kind(self, name):
        spec = self.__dict__["_mock_spec"]
        if spec is not None and not isinstance(spec, list) and inspect.iscoroutinefunction(getattr(spec, name, None)):
            return AsyncMock
        kind = type(self)
        if kind is AsyncMock:
            return AsyncMock if name != "()" else MagicMock
        return MagicMock if self._is_magic else Mock

    def __getattr__(self, name):
        own = self.__dict__
        if name in own["_mock_deleted"]:
            raise AttributeError(name)
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in ("called_once", "called_with"):
            raise AttributeError(f"'{name}' is not a valid assertion. Use a spec for the mock if '{name}' is meant to be an attribute.")
        spec = own["_mock_spec"]
        if spec is not None and (name not in spec if isinstance(spec, list) else not hasattr(spec, name)):
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name not in own["_mock_children"]:
            made = self._child(name)
            if own["_mock_wraps"] is not None:
                made.__dict__["_mock_wraps"] = getattr(own["_mock_wraps"], name)
            own["_mock_children"][name] = made
        return own["_mock_children"][name]

    def __setattr__(self, name, value):
        own = self.__dict__
        if name in ("return_value", "side_effect"):
            object.__setattr__(self, name, value)
            return
        if name in _OWN or name.startswith("_mock_"):
            own[name] = value
            return
        if name.startswith("__") and name.endswith("__"):
            # A class of its own, since special methods are looked up there.
            kind = type(self)
            if not kind.__dict__.get("_is_single"):
                kind = type(kind.__name__, (kind,), {"_is_single": True})
                object.__setattr__(self, "__class__", kind)
            if isinstance(value, NonCallableMock):
                setattr(kind, name, lambda self, *args, **kwargs: value(*args, **kwargs))
            else:
                setattr(kind, name, value)
            return
        own["_mock_deleted"].discard(name)
        if isinstance(value, NonCallableMock) and value.__dict__["_mock_parent"] is None and value.__dict__["_mock_name"] is None:
            value.__dict__["_mock_parent"] = (self, name)
            own["_mock_children"][name] = value
        else:
            own[name] = value

    def __delattr__(self, name):
        self.__dict__["_mock_children"].pop(name, None)
        self.__dict__.pop(name, None)
        self.__dict__["_mock_deleted"].add(name)

    def _path(self):
        parts = []
        mock = self
        while mock.__dict__["_mock_parent"] is not None:
            mock, name = mock.__dict__["_mock_parent"]
            parts.append(name)
        parts.append(mock.__dict__["_mock_name"] or "mock")
        return ".".join(reversed(parts)).replace(".()", "()")

    def __repr__(self):
        kind = next(cls.__name__ for cls in type(self).__mro__ if not cls.__dict__.get("_is_single"))
        has_name = self.__dict__["_mock_name"] or self.__dict__["_mock_parent"]
        spec = self.__dict__["_mock_spec"]
        named = f" name={self._path()!r}" if has_name else ""
        specified = "" if spec is None or isinstance(spec, list) else f" spec={(spec if isinstance(spec, type) else type(spec)).__name__!r}"
        return f"<{kind}{named}{specified} id='{id(self)}'>"

    def reset_mock(self, *, return_value=False, side_effect=False):
        self._clear()
        if return_value:
            self.__dict__["_mock_return"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_effect"] = None
        for child in self.__dict__["_mock_children"].values():
            child.reset_mock(return_value=return_value, side_effect=side_effect)

    def _note(self, args, kwargs):
        own = self.__dict__
        made = _Call("", args, kwargs)
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = made
        own["call_args_list"].append(made)
        own["mock_calls"].append(made)
        name, mock, is_method = "", self, True
        while mock.__dict__["_mock_parent"] is not None:
            mock, part = mock.__dict__["_mock_parent"]
            name = part + ("." if name and not name.startswith("(") else "") + name
            is_method = is_method and part != "()"
            mock.__dict__["mock_calls"].append(_Call(name, args, kwargs))
            if is_method:
                mock.__dict__["method_calls"].append(_Call(name, args, kwargs))

    # --- what was expected ---

    def _said(self):
        parent = self.__dict__["_mock_parent"]
        return self.__dict__["_mock_name"] or (parent[1] if parent else "mock")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._said()}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._said()}' to not have been called. Called {self.call_count} times.{self._calls()}")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._said()}' to have been called once. Called {self.call_count} times.{self._calls()}")

    def assert_called_with(self, /, *args, **kwargs):
        wanted = _Call("", args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {self._shown(wanted)}\n  Actual: not called.")
        if self.call_args != wanted:
            raise AssertionError(f"expected call not found.\nExpected: {self._shown(wanted)}\n  Actual: {self._shown(self.call_args)}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._said()}' to be called once. Called {self.call_count} times.{self._calls()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        wanted = _Call("", args, kwargs)
        if wanted not in list(self.call_args_list):
            raise AssertionError(f"{self._shown(wanted)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        made = list(self.mock_calls)
        if not any_order:
            if list(calls) not in _Calls(made):
                raise AssertionError(f"Calls not found.\nExpected: {list(calls)!r}\n  Actual: {made!r}")
            return
        missing = []
        for wanted in calls:
            if wanted in made:
                made.remove(wanted)
            else:
                missing.append(wanted)
        if missing:
            raise AssertionError(f"{self._said()!r} does not contain all of {tuple(missing)!r} in its call list, found {list(self.mock_calls)!r} instead")

    def _shown(self, made):
        return f"{self._said()}({_arguments(made[1], made[2])})"

    def _calls(self):
        return f"\nCalls: {list(self.mock_calls)!r}." if self.mock_calls else ""


class CallableMixin:
    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._result(args, kwargs)

    def _result(self, args, kwargs):
        effect = self.__dict__["_mock_effect"]
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                raise result
            if result is not DEFAULT:
                return result
        if self.__dict__["_mock_return"] is DEFAULT and self.__dict__["_mock_wraps"] is not None:
            return self.__dict__["_mock_wraps"](*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    pass


class _Magic:
    """The special methods that a `MagicMock` has. Each is a mock that can be set up."""

    _is_magic = True

    def _special(self, name, default, args):
        children = self.__dict__["_mock_children"]
        if name not in children:
            made = (AsyncMock if name in ("__aenter__", "__aexit__") else MagicMock)()
            made.__dict__["_mock_parent"] = (self, name)
            if default is not DEFAULT:
                made.return_value = default
            children[name] = made
        return children[name]

    def __getattribute__(self, name):
        if name in _DEFAULTS and name not in type(self).__dict__:
            return self._special(name, _DEFAULTS[name], ())
        return super().__getattribute__(name)


_DEFAULTS = {
    "__len__": 0,
    "__contains__": False,
    "__int__": 1,
    "__float__": 1.0,
    "__bool__": True,
    "__index__": 1,
    "__exit__": False,
    "__aexit__": False,
    "__enter__": DEFAULT,
    "__aenter__": DEFAULT,
    "__getitem__": DEFAULT,
    "__setitem__": None,
    "__delitem__": None,
    "__iter__": None,
    "__aiter__": None,
}


def _forward(name):
    def method(self, *args):
        mock = self._special(name, _DEFAULTS[name], args)
        result = mock(*args)
        if name == "__iter__":
            return iter([] if result is None else result)
        if name == "__aiter__":
            return _each([] if result is None else result)
        return result

    method.__name__ = name
    return method


async def _each(items):
    for item in items:
        yield item


for _name in _DEFAULTS:
    setattr(_Magic, _name, _forward(_name))


class NonCallableMagicMock(_Magic, NonCallableMock):
    pass


class MagicMock(_Magic, Mock):
    pass


class AsyncMock(_Magic, CallableMixin, NonCallableMock):
    """Calling it gives a coroutine; what that comes to is the result."""

    _is_coroutine = True

    def _clear(self):
        super()._clear()
        own = self.__dict__
        own["await_count"] = 0
        own["await_args"] = None
        own["await_args_list"] = _Calls()

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._awaited(args, kwargs)

    async def _awaited(self, args, kwargs):
        own = self.__dict__
        made = _Call("", args, kwargs)
        own["await_count"] += 1
        own["await_args"] = made
        own["await_args_list"].append(made)
        try:
            result = self._result(args, kwargs)
        except StopIteration:
            raise StopAsyncIteration from None
        effect = own["_mock_effect"]
        if inspect.iscoroutine(result) and (effect is not None or own["_mock_wraps"] is not None):
            result = await result
        return result

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._said()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._said()} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        wanted = _Call("", args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._shown(wanted)}\nNot awaited")
        if self.await_args != wanted:
            raise AssertionError(f"expected await not found.\nExpected: {self._shown(wanted)}\n  Actual: {self._shown(self.await_args)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        wanted = _Call("", args, kwargs)
        if wanted not in list(self.await_args_list):
            raise AssertionError(f"{self._shown(wanted)} await not found")

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._said()} to not have been awaited. Awaited {self.await_count} times.")


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    if inspect.iscoroutinefunction(spec):
        return AsyncMock(**kwargs)
    return MagicMock(spec=spec, **kwargs) if isinstance(spec, type) or not callable(spec) else MagicMock(**kwargs)


class _Patch:
    def __init__(self, find, name, new, kwargs):
        self.find = find
        self.name = name
        self.new = new
        self.kwargs = kwargs

    def start(self):
        return self.__enter__()

    def stop(self):
        return self.__exit__(None, None, None)

    def __enter__(self):
        self.target = self.find()
        try:
            self.old = getattr(self.target, self.name)
            if isinstance(self.target, type):
                self.old = self.target.__dict__.get(self.name, DEFAULT)
            self.is_own = self.name in vars(self.target)
        except AttributeError:
            if not self.kwargs.pop("create", False):
                raise AttributeError(f"{self.target!r} does not have the attribute {self.name!r}") from None
            self.old, self.is_own = DEFAULT, False
        new = self.new
        if new is DEFAULT:
            kwargs = {name: value for name, value in self.kwargs.items() if name not in ("autospec", "create", "new_callable")}
            make = self.kwargs.get("new_callable") or (AsyncMock if inspect.iscoroutinefunction(self.old) else MagicMock)
            new = make(**{"name": self.name, **kwargs} if isinstance(make, type) and issubclass(make, NonCallableMock) else kwargs)
        setattr(self.target, self.name, new)
        return new

    def __exit__(self, *error):
        if self.is_own:
            setattr(self.target, self.name, self.old)
        else:
            delattr(self.target, self.name)
        return False

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *error):
        return self.__exit__(*error)

    def __call__(self, function):
        if isinstance(function, type):
            for name in list(vars(function)):
                if name.startswith("test") and callable(getattr(function, name)):
                    setattr(function, name, self.copy()(getattr(function, name)))
            return function
        is_given = self.new is DEFAULT
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def patched(*args, **kwargs):
                with self.copy() as new:
                    return await function(*args, *([new] if is_given else []), **kwargs)

        else:

            @functools.wraps(function)
            def patched(*args, **kwargs):
                with self.copy() as new:
                    return function(*args, *([new] if is_given else []), **kwargs)

        return patched

    def copy(self):
        return _Patch(self.find, self.name, self.new, dict(self.kwargs))


class _PatchDict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.target = in_dict
        self.values = {**dict(values), **kwargs}
        self.is_cleared = clear

    def __enter__(self):
        if isinstance(self.target, str):
            owner, _, name = self.target.rpartition(".")
            self.target = getattr(_found(owner), name)
        self.old = dict(self.target)
        if self.is_cleared:
            self.target.clear()
        self.target.update(self.values)
        return self.target

    def __exit__(self, *error):
        self.target.clear()
        self.target.update(self.old)
        return False

    start = __enter__

    def stop(self):
        return self.__exit__()

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return patched


def _found(path):
    """A module, or what is in one: as much of the path as has been imported is its name."""
    parts = path.split(".")
    for count in range(len(parts), 0, -1):
        module = sys.modules.get(".".join(parts[:count]))
        if module is not None:
            for part in parts[count:]:
                module = getattr(module, part)
            return module
    raise ModuleNotFoundError(f"No module named {parts[0]!r}")


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    owner, _, name = target.rpartition(".")
    if not owner:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _Patch(lambda: _found(owner), name, new, _options(spec, create, new_callable, kwargs))


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    return _Patch(lambda: target, attribute, new, _options(spec, create, new_callable, kwargs))


def _patch_multiple(target, **kwargs):
    @contextlib.contextmanager
    def patched():
        with contextlib.ExitStack() as stack:
            owner = (lambda: _found(target)) if isinstance(target, str) else (lambda: target)
            yield {name: stack.enter_context(_Patch(owner, name, new, {})) for name, new in kwargs.items()}

    return patched()


def _options(spec, create, new_callable, kwargs):
    options = dict(kwargs)
    for name, value in (("spec", spec), ("create", create), ("new_callable", new_callable)):
        if value:
            options[name] = value
    return options


patch.object = _patch_object
patch.dict = _PatchDict
patch.multiple = _patch_multiple


def mock_open(mock=None, read_data=""):
    import io

    made = mock or MagicMock(name="open")

    def opened(*args, **kwargs):
        handle = MagicMock()
        source = io.StringIO(read_data)
        handle.read.side_effect = source.read
        handle.readline.side_effect = source.readline
        handle.__enter__.return_value = handle
        handle.__iter__.side_effect = lambda: iter(read_data.splitlines(True))
        made.handle = handle
        return handle

    made.side_effect = opened
    return made


def seal(mock):
    raise NotImplementedError("unittest.mock.seal is not available")
