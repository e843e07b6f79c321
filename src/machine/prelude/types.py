"""The classes of things that have no name elsewhere."""

import _kernel
from traceback import _Frame as FrameType

FunctionType = LambdaType = _kernel.function_class
BuiltinFunctionType = BuiltinMethodType = _kernel.native_class
MethodType = _kernel.method_class
ModuleType = _kernel.module_class
GeneratorType = _kernel.generator_class
CoroutineType = _kernel.coroutine_class
GenericAlias = type(list[int])
UnionType = type(int | str)
_kernel.extend(GenericAlias, "__new__", lambda cls, origin, args: origin[args])
AsyncGeneratorType = _kernel.async_generator_class
CodeType = _kernel.code_class
CellType = _kernel.cell_class
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class SimpleNamespace:
    def __init__(self, mapping=(), /, **kwargs):
        for name, value in {**dict(mapping), **kwargs}.items():
            setattr(self, name, value)

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"namespace({inside})"

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


TracebackType = _kernel.traceback_class


class mappingproxy:
    """A mapping that cannot be changed by way of this one."""

    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, mappingproxy) else other)

    def __or__(self, other):
        return {**self._mapping, **other}

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __str__(self):
        return str(self._mapping)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"


mappingproxy.__module__ = "builtins"
MappingProxyType = mappingproxy


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, tuple(bases), namespace)


def coroutine(function):
    return function
