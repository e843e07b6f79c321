"""The classes of things that have no name elsewhere."""

import _kernel

FunctionType = LambdaType = _kernel.function_class
BuiltinFunctionType = BuiltinMethodType = _kernel.native_class
MethodType = _kernel.method_class
ModuleType = _kernel.module_class
GeneratorType = _kernel.generator_class
CoroutineType = _kernel.coroutine_class
AsyncGeneratorType = _kernel.async_generator_class
CodeType = _kernel.code_class
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


class TracebackType:
    pass


class FrameType:
    pass


def MappingProxyType(mapping):
    return dict(mapping)


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, tuple(bases), namespace)


def coroutine(function):
    return function
