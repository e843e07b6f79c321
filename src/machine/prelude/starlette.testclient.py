"""A client that asks an application without a server: each request runs on a loop of its own, in a thread."""

import json
from contextlib import ExitStack

from anyio.from_thread import start_blocking_portal
from starlette.exceptions import _phrases
from starlette.requests import Headers, Request, parse_cookies


class HTTPStatusError(Exception):
    def __init__(self, message, response):
        super().__init__(message)
        self.response = response


class Response:
    def __init__(self, status_code, headers, text, url, request_method):
        self.status_code = status_code
        self.headers = headers
        self.text = text
        self.content = text.encode()
        self.url = url
        self.history = []
        self.reason_phrase = "I'm a teapot" if status_code == 418 else _phrases.get(status_code, "")
        self.cookies = {}
        for line in headers.getlist("set-cookie"):
            self.cookies.update(parse_cookies(line.partition(";")[0]))

    def json(self, **options):
        return json.loads(self.text, **options)

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_error(self):
        return self.status_code >= 400

    @property
    def is_redirect(self):
        return self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers

    ok = is_success

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = "Client error" if self.status_code < 500 else "Server error"
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\nFor more information check: "
            f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}",
            self,
        )

    def iter_lines(self):
        yield from self.text.splitlines()

    def iter_text(self):
        yield self.text

    def read(self):
        return self.content

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        pass

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


def quote(value):
    if isinstance(value, bool):
        value = str(value).lower()
    kept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~"
    text = "" if value is None else str(value)
    return "".join(letter if letter in kept else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in text)


def encoded(params):
    pairs = params.items() if hasattr(params, "items") else params
    flat = []
    for name, value in pairs:
        flat += [(name, item) for item in value] if isinstance(value, (list, tuple)) else [(name, value)]
    return "&".join(f"{quote(name)}={quote(value)}" for name, value in flat)


class _Joined(Headers):
    """Headers of one name as one text."""

    def get(self, key, default=None):
        found = self.getlist(key)
        return ", ".join(found) if found else default

    def __getitem__(self, key):
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get_list(self, key):
        return self.getlist(key)


class TestClient:
    __test__ = False

    def __init__(
        self,
        app,
        base_url="http://testserver",
        raise_server_exceptions=True,
        root_path="",
        backend="asyncio",
        backend_options=None,
        cookies=None,
        headers=None,
        follow_redirects=True,
        client=("testclient", 50000),
    ):
        self.app = app
        self.base_url = base_url.rstrip("/")
        self.cookies = dict(cookies or {})
        self.headers = dict(headers or {})
        self.follow_redirects = follow_redirects
        self._raises = raise_server_exceptions
        self._portal = None

    def __enter__(self):
        self._stack = ExitStack()
        self._portal = self._stack.enter_context(start_blocking_portal())
        from fastapi.applications import _serve_shutdown, _serve_startup

        self._portal.call(_serve_startup, self.app)
        self._stack.callback(self._portal.call, _serve_shutdown, self.app)
        return self

    def __exit__(self, kind, error, traceback):
        self._portal = None
        self._stack.close()

    def close(self):
        pass

    def request(
        self,
        method,
        url,
        *,
        content=None,
        data=None,
        files=None,
        json=None,
        params=None,
        headers=None,
        cookies=None,
        auth=None,
        follow_redirects=None,
        timeout=None,
        extensions=None,
    ):
        if files is not None:
            raise NotImplementedError("TestClient: files cannot be sent in Tasklanes")
        request = self._made(method, str(url), content, data, json, params, headers, cookies, auth)
        response = self._sent(request)
        follow = self.follow_redirects if follow_redirects is None else follow_redirects
        history = []
        while follow and response.is_redirect:
            history.append(response)
            target = response.headers["location"]
            if response.status_code == 303 or (response.status_code in (301, 302) and method == "POST"):
                method, content, data, json = "GET", None, None, None
            response = self._sent(self._made(method, target, content, data, json, None, headers, cookies, auth))
        response.history = history
        return response

    def _made(self, method, url, content, data, json, params, headers, cookies, auth):
        if "://" in url:
            rest = url.partition("://")[2]
            host, slash, path = rest.partition("/")
            url = slash + path or "/"
        else:
            host = self.base_url.partition("://")[2]
        path, _, query = url.partition("?")
        if params:
            query = "&".join(part for part in (query, encoded(params)) if part)
        sent = {"host": host, "accept": "*/*", "accept-encoding": "gzip, deflate", "connection": "keep-alive"}
        sent["user-agent"] = "testclient"
        own = {}
        body = content if content is not None else ""
        if json is not None:
            body = _dumped(json)
            own["content-type"] = "application/json"
        elif data is not None:
            body = data if isinstance(data, (str, bytes)) else encoded(data)
            own["content-type"] = "application/x-www-form-urlencoded"
        if auth is not None:
            from base64 import b64encode

            own["authorization"] = "Basic " + b64encode(":".join(auth).encode()).decode()
        if body:
            own["content-length"] = str(len(body if isinstance(body, bytes) else body.encode()))
        all_cookies = {**self.cookies, **(cookies or {})}
        if all_cookies:
            own["cookie"] = "; ".join(f"{name}={value}" for name, value in all_cookies.items())
        for more in (own, self.headers, headers or {}):
            sent.update({name.lower(): value for name, value in more.items()})
        return Request(self.app, None, method.upper(), path or "/", query, body, sent)

    def _sent(self, request):
        if self._portal is not None:
            response, text = self._portal.call(self._answered, request)
        else:
            with start_blocking_portal() as portal:
                response, text = portal.call(self._answered, request)
        if request.method == "HEAD":
            text = ""
        made = Response(response.status_code, _Joined(response.headers), text, str(request.url), request.method)
        for name, value in made.cookies.items():
            self.cookies[name] = value
        return made

    async def _answered(self, request):
        if hasattr(self.app, "_serve"):
            return await self.app._serve(request, self._raises)
        from starlette._asgi import serve

        return await serve(self.app, request, self._raises)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)

    def put(self, url, **options):
        return self.request("PUT", url, **options)

    def patch(self, url, **options):
        return self.request("PATCH", url, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)

    def head(self, url, **options):
        return self.request("HEAD", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def stream(self, method, url, **options):
        return self.request(method, url, **options)

    def websocket_connect(self, url, **options):
        raise NotImplementedError("TestClient: there are no websockets in Tasklanes")


def _dumped(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
