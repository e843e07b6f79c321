"""Settings from the environment and from a file of lines `NAME=value`."""

import os

undefined = object()


class EnvironError(Exception):
    pass


class Environ:
    """The environment, in which nothing is changed any more once it has been read."""

    def __init__(self, environ=None):
        self._environ = os.environ if environ is None else environ
        self._read = set()

    def __getitem__(self, key):
        self._read.add(key)
        return self._environ[key]

    def __setitem__(self, key, value):
        if key in self._read:
            raise EnvironError(f"Attempting to set environ['{key}'], but the value has already been read.")
        self._environ[key] = value

    def __delitem__(self, key):
        if key in self._read:
            raise EnvironError(f"Attempting to delete environ['{key}'], but the value has already been read.")
        del self._environ[key]

    def __contains__(self, key):
        return key in self._environ

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def get(self, key, default=None):
        return self[key] if key in self else default


environ = Environ()


class Config:
    def __init__(self, env_file=None, environ=environ, env_prefix="", encoding="utf-8"):
        self.environ = environ
        self.env_prefix = env_prefix
        self.file_values = {}
        if env_file is not None:
            if os.path.isfile(env_file):
                self.file_values = self._read_file(env_file, encoding)
            else:
                import warnings

                warnings.warn(f"Config file '{env_file}' not found.")

    def _read_file(self, file_name, encoding):
        found = {}
        with open(file_name, encoding=encoding) as file:
            for line in file:
                key, equals, value = line.strip().partition("=")
                if equals and not key.startswith("#"):
                    found[key.strip()] = value.strip().strip("\"'")
        return found

    def __call__(self, key, cast=None, default=undefined):
        return self.get(key, cast, default)

    def get(self, key, cast=None, default=undefined):
        key = self.env_prefix + key
        if key in self.environ:
            value = self.environ[key]
        elif key in self.file_values:
            value = self.file_values[key]
        elif default is not undefined:
            value = default
        else:
            raise KeyError(f"Config '{key}' is missing, and has no default.")
        return self._cast(key, value, cast)

    def _cast(self, key, value, cast):
        if cast is None or value is None:
            return value
        if cast is bool and isinstance(value, str):
            known = {"true": True, "1": True, "false": False, "0": False}
            if value.lower() not in known:
                raise ValueError(f"Config '{key}' has value '{value}'. Not a valid bool.")
            return known[value.lower()]
        try:
            return cast(value)
        except (TypeError, ValueError):
            raise ValueError(f"Config '{key}' has value '{value}'. Not a valid {cast.__name__}.") from None
