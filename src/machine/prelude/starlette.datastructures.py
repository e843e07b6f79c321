"""What requests and responses are made of."""

from starlette.requests import URL, Address, FormData, Headers, MutableHeaders, QueryParams, State


class URLPath(str):
    def __new__(cls, path, protocol="", host=""):
        return str.__new__(cls, path)

    def make_absolute_url(self, base_url):
        return URL(str(base_url).rstrip("/").partition("://")[2].partition("/")[2] + str(self), "", base_url.netloc)


class Secret:
    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}('**********')"

    def __str__(self):
        return self._value

    def __bool__(self):
        return bool(self._value)


class CommaSeparatedStrings:
    def __init__(self, value):
        parts = value.split(",") if isinstance(value, str) else list(value)
        self._items = [part.strip() for part in parts]

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        return self._items[index]

    def __iter__(self):
        return iter(self._items)

    def __repr__(self):
        return f"CommaSeparatedStrings({self._items!r})"

    def __str__(self):
        return ", ".join(repr(item) for item in self)
