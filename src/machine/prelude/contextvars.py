"""Variables that each task has for itself."""

from _context import current, run_in

_missing = object()


class Token:
    MISSING = _missing

    def __init__(self, var, old_value):
        self.var = var
        self.old_value = old_value
        self._used = False

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.var.reset(self)


class ContextVar:
    def __init__(self, name, *, default=_missing):
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_missing):
        value = current().get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value):
        values = current()
        token = Token(self, values.get(self, _missing))
        values[self] = value
        return token

    def reset(self, token):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        token._used = True
        if token.old_value is _missing:
            del current()[self]
        else:
            current()[self] = token.old_value

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class Context:
    def __init__(self):
        self._values = {}

    def run(self, function, *args, **kwargs):
        return run_in(self._values, function, args, kwargs)

    def copy(self):
        context = Context()
        context._values = dict(self._values)
        return context

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def items(self):
        return self._values.items()

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()


def copy_context():
    context = Context()
    context._values = dict(current())
    return context
