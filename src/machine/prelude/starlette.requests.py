"""What came in."""


class State:
    def __init__(self, values=None):
        self._state = values or {}

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
    def __init__(self, path, query):
        self.path = path
        self.query = query
        self.scheme = "http"
        self.hostname = "testserver"

    def __str__(self):
        return f"http://testserver{self.path}" + (f"?{self.query}" if self.query else "")


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


class Headers(dict):
    def get(self, key, default=None):
        return dict.get(self, key.lower(), default)


class Client:
    host = "testclient"
    port = 50000


class Request:
    def __init__(self, app, number, method, path, query, body):
        self.app = app
        self.number = number
        self.method = method
        self.url = URL(path, query)
        self.query_params = QueryParams(parse_query(query))
        self.path_params = {}
        self.headers = Headers({"host": "testserver"})
        self.cookies = {}
        self.client = Client()
        self.state = State()
        self.scope = {"type": "http", "method": method, "path": path, "app": app}
        self._body = body

    async def body(self):
        return self._body.encode()

    async def json(self):
        import json

        return json.loads(self._body)

    async def is_disconnected(self):
        return False


def parse_query(query):
    pairs = []
    for part in query.split("&"):
        if part:
            name, _, value = part.partition("=")
            if value:
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
