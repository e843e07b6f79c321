"""What came in."""


class State:
    def __init__(self, values=None):
        self._state = {} if values is None else values

    def __getattr__(self, name):
        try:
            return self.__dict__["_state"][name]
        except KeyError:
            raise AttributeError(f"'State' object has no attribute '{name}'") from None

    def __setattr__(self, name, value):
        if name == "_state":
            object.__setattr__(self, name, value)
        else:
            self._state[name] = value


class URL:
    def __init__(self, path, query="", host="testserver"):
        self.path = path
        self.query = query
        self.scheme = "http"
        self.hostname = self.netloc = host
        self.port = None
        self.fragment = ""

    @property
    def is_secure(self):
        return False

    def __str__(self):
        return f"http://{self.netloc}{self.path}" + (f"?{self.query}" if self.query else "")

    def __repr__(self):
        return f"URL({str(self)!r})"

    def __eq__(self, other):
        return str(self) == str(other)


class QueryParams:
    def __init__(self, pairs):
        self._pairs = pairs

    def multi_items(self):
        return list(self._pairs)

    def getlist(self, key):
        return [value for name, value in self._pairs if name == key]

    def get(self, key, default=None):
        values = self.getlist(key)
        return values[-1] if values else default

    def __getitem__(self, key):
        values = self.getlist(key)
        if not values:
            raise KeyError(key)
        return values[-1]

    def __contains__(self, key):
        return any(name == key for name, _ in self._pairs)

    def keys(self):
        return dict(self._pairs).keys()

    def items(self):
        return dict(self._pairs).items()

    def __iter__(self):
        return iter(dict(self._pairs))

    def __len__(self):
        return len(dict(self._pairs))


class Headers:
    """Names in any case; a name may come more than once."""

    def __init__(self, headers=None):
        pairs = headers.items() if hasattr(headers, "items") else headers or ()
        self._list = [(name.lower(), str(value)) for name, value in pairs]

    def getlist(self, key):
        key = key.lower()
        return [value for name, value in self._list if name == key]

    def get(self, key, default=None):
        found = self.getlist(key)
        return found[0] if found else default

    def __getitem__(self, key):
        found = self.getlist(key)
        if not found:
            raise KeyError(key)
        return found[0]

    def __contains__(self, key):
        return bool(self.getlist(key))

    def keys(self):
        return [name for name, _ in self._list]

    def values(self):
        return [value for _, value in self._list]

    def items(self):
        return list(self._list)

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._list)

    def __eq__(self, other):
        return isinstance(other, Headers) and sorted(self._list) == sorted(other._list)

    def __repr__(self):
        return f"{type(self).__name__}({dict(self._list)!r})"

    @property
    def raw(self):
        return [(name.encode(), value.encode()) for name, value in self._list]


class MutableHeaders(Headers):
    def __setitem__(self, key, value):
        key = key.lower()
        at = [index for index, (name, _) in enumerate(self._list) if name == key]
        for index in reversed(at[1:]):
            del self._list[index]
        if at:
            self._list[at[0]] = (key, str(value))
        else:
            self._list.append((key, str(value)))

    def __delitem__(self, key):
        key = key.lower()
        self._list = [pair for pair in self._list if pair[0] != key]

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other):
        for name, value in other.items():
            self[name] = value

    def append(self, key, value):
        self._list.append((key.lower(), str(value)))

    def add_vary_header(self, vary):
        self["vary"] = f"{self['vary']}, {vary}" if "vary" in self else vary


class Address:
    def __init__(self, host, port):
        self.host = host
        self.port = port

    def __iter__(self):
        return iter((self.host, self.port))

    def __getitem__(self, index):
        return (self.host, self.port)[index]

    def __repr__(self):
        return f"Address(host={self.host!r}, port={self.port!r})"


class FormData:
    def __init__(self, pairs):
        self._pairs = pairs

    def getlist(self, key):
        return [value for name, value in self._pairs if name == key]

    def get(self, key, default=None):
        found = self.getlist(key)
        return found[-1] if found else default

    def __getitem__(self, key):
        return self.getlist(key)[-1]

    def __contains__(self, key):
        return any(name == key for name, _ in self._pairs)

    def keys(self):
        return dict(self._pairs).keys()

    def items(self):
        return dict(self._pairs).items()

    def __iter__(self):
        return iter(self.keys())

    def __repr__(self):
        return f"FormData({self._pairs!r})"


class Request:
    def __init__(self, app, number=None, method="GET", path="/", query="", body="", headers=None):
        if isinstance(app, dict):
            # As programs make one: of a scope, `receive` and `send`.
            self._take(app, number, method)
            return
        self.app = app
        self.number = number
        self.method = method
        self.headers = Headers(headers or {"host": "test", "connection": "close"})
        self.url = URL(path, query, self.headers.get("host", "testserver"))
        self.base_url = URL("/", "", self.url.netloc)
        self.query_params = QueryParams(parse_query(query))
        self.path_params = {}
        self.cookies = parse_cookies(self.headers.get("cookie", ""))
        client = ("testclient" if number is None else "127.0.0.1", 50000)
        self.client = Address(*client)
        self.scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": self.headers.raw,
            "root_path": getattr(app, "root_path", ""),
            "client": client,
            "server": ("testserver", 80) if number is None else ("127.0.0.1", 8000),
            "scheme": "http",
            "http_version": "1.1",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "state": {},
            "app": app,
        }
        self._body = body
        self.scope["request"] = self
        self.receive = self._send = None

    def _take(self, scope, receive, send):
        known = scope.get("request")
        if known is None:
            headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope.get("headers", ())]
            query = scope.get("query_string", b"").decode()
            Request.__init__(self, None, None, scope.get("method", "GET"), scope.get("path", "/"), query, None, headers)
        else:
            self.__dict__.update(known.__dict__)
            if scope.get("headers") is not known.scope.get("headers"):
                pairs = scope.get("headers", ())
                self.headers = Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs])
            if scope.get("path") != known.scope.get("path") or "root_path" in scope:
                self.url = URL(scope["path"], known.url.query, known.url.netloc)
        self.scope = scope
        self.app = scope.get("app")
        self.path_params = scope.get("path_params", {})
        self.receive = receive
        self._send = None if isinstance(send, str) else send

    @property
    def state(self):
        return State(self.scope.setdefault("state", {}))

    @state.setter
    def state(self, state):
        self.scope["state"] = state._state

    @property
    def user(self):
        return self.scope["user"]

    @property
    def auth(self):
        return self.scope["auth"]

    @property
    def session(self):
        return self.scope["session"]

    def get(self, key, default=None):
        return self.scope.get(key, default)

    def __iter__(self):
        return iter(self.scope)

    def __len__(self):
        return len(self.scope)

    def __getitem__(self, key):
        return self.scope[key]

    async def body(self):
        if self._body is None:
            parts, more = [], True
            while more:
                message = await self.receive()
                parts.append(message.get("body", b""))
                more = message.get("more_body", False)
            self._body = b"".join(parts)
        return self._body if isinstance(self._body, bytes) else self._body.encode()

    async def stream(self):
        body = await self.body()
        if body:
            yield body
        yield b""

    async def json(self):
        import json

        return json.loads(await self.body())

    async def form(self):
        text = (await self.body()).decode()
        return FormData(parse_query(text, True))

    def url_for(self, name, /, **values):
        router = self.scope.get("router") or self.app
        root = self.scope.get("app_root_path", self.scope.get("root_path", ""))
        return URL(root + str(router.url_path_for(name, **values)), "", self.url.netloc)

    async def is_disconnected(self):
        return False

    async def send_early_hints(self, *links):
        """A server that knows them would send them at once; this one, as most, does not."""


HTTPConnection = Request


def parse_cookies(text):
    cookies = {}
    for part in text.split(";"):
        name, equals, value = part.strip().partition("=")
        if equals:
            cookies[name] = value.strip('"')
    return cookies


def parse_query(query, keeps_empty=True):
    pairs = []
    for part in query.split("&"):
        if part:
            name, _, value = part.partition("=")
            if value or keeps_empty:
                pairs.append((unquote(name.replace("+", " ")), unquote(value.replace("+", " "))))
    return pairs


def unquote(text):
    if "%" not in text:
        return text
    result = bytearray()
    raw = text.encode()
    position = 0
    while position < len(raw):
        if raw[position] == 37:
            try:
                result.append(int(raw[position + 1 : position + 3].decode(), 16))
                position += 3
                continue
            except ValueError:
                pass
        result.append(raw[position])
        position += 1
    return bytes(result).decode("utf-8", "replace")
