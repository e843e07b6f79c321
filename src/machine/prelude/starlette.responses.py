"""What goes out."""

import json

from starlette.concurrency import iterate_in_threadpool
from starlette.requests import MutableHeaders


class Response:
    media_type = None
    charset = "utf-8"

    def __init__(self, content=None, status_code=200, headers=None, media_type=None, background=None):
        self.status_code = status_code
        if media_type is not None:
            self.media_type = media_type
        self.background = background
        self.body = self.render(content)
        self.init_headers(headers)

    def init_headers(self, headers=None):
        self.headers = MutableHeaders(headers)
        body = getattr(self, "body", None)
        has_body = self.status_code is None or (self.status_code >= 200 and self.status_code not in (204, 304))
        if body is not None and has_body and "content-length" not in self.headers:
            self.headers["content-length"] = str(len(body if isinstance(body, bytes) else body.encode()))
        kind = self.media_type
        if kind is not None and "content-type" not in self.headers:
            is_text = kind.startswith("text/") and "charset=" not in kind
            self.headers["content-type"] = f"{kind}; charset={self.charset}" if is_text else kind

    def render(self, content):
        if content is None:
            return ""
        return content if isinstance(content, bytes) else str(content)

    def set_cookie(
        self,
        key,
        value="",
        max_age=None,
        expires=None,
        path="/",
        domain=None,
        secure=False,
        httponly=False,
        samesite="lax",
        partitioned=False,
    ):
        if any(letter in value for letter in ' ",;\\'):
            value = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        text = f"{key}={value}"
        if domain is not None:
            text += f"; Domain={domain}"
        if httponly:
            text += "; HttpOnly"
        if max_age is not None:
            text += f"; Max-Age={max_age}"
        if path is not None:
            text += f"; Path={path}"
        if samesite is not None:
            text += f"; SameSite={samesite}"
        if secure:
            text += "; Secure"
        self.headers.append("set-cookie", text)

    def delete_cookie(self, key, path="/", domain=None, secure=False, httponly=False, samesite="lax"):
        self.set_cookie(key, "", 0, None, path, domain, secure, httponly, samesite)

    async def text(self):
        return self.body.decode("utf-8", "replace") if isinstance(self.body, bytes) else self.body

    @property
    def raw_headers(self):
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in self.headers.items()]

    async def _parts(self):
        yield self.body if isinstance(self.body, bytes) else self.body.encode()

    async def __call__(self, scope, receive, send):
        if hasattr(self, "prepare"):
            await self.prepare()
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        is_whole = type(self)._parts is Response._parts
        async for part in self._parts():
            await send({"type": "http.response.body", "body": part, "more_body": not is_whole})
        if not is_whole:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        if self.background is not None:
            later = scope.get("tasklanes.later")
            # Who answers does it when the answer is out.
            if later is not None:
                later.append(self.background)
            else:
                await self.background()


class PlainTextResponse(Response):
    media_type = "text/plain"


class HTMLResponse(Response):
    media_type = "text/html"


class JSONResponse(Response):
    media_type = "application/json"

    def render(self, content):
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


ORJSONResponse = UJSONResponse = JSONResponse


class RedirectResponse(Response):
    def __init__(self, url, status_code=307, headers=None, background=None):
        super().__init__("", status_code, headers, background=background)
        self.headers["location"] = str(url)


class FileResponse(Response):
    def __init__(self, path, status_code=200, headers=None, media_type=None, background=None, filename=None, **options):
        self.path = path
        kinds = {"html": "text/html", "txt": "text/plain", "json": "application/json", "png": "image/png"}
        kinds.update({"css": "text/css", "csv": "text/csv", "mp4": "video/mp4", "jpg": "image/jpeg", "py": "text/x-python"})
        media_type = media_type or kinds.get(str(filename or path).rpartition(".")[2], "text/plain")
        super().__init__(None, status_code, headers, media_type, background)
        del self.headers["content-length"]
        if filename is not None:
            self.headers["content-disposition"] = f'attachment; filename="{filename}"'

    async def prepare(self):
        from starlette.concurrency import run_in_threadpool

        def read():
            try:
                with open(self.path, "rb") as file:
                    return file.read()
            except FileNotFoundError:
                raise RuntimeError(f"File at path {self.path} does not exist.") from None

        data = await run_in_threadpool(read)
        self.headers["content-length"] = str(len(data))
        self.body = data


class StreamingResponse(Response):
    def __init__(self, content, status_code=200, headers=None, media_type=None, background=None):
        self.status_code = status_code
        self.media_type = self.media_type if media_type is None else media_type
        self.background = background
        self.init_headers(headers)
        self.body = ""
        self.chunks = self.body_iterator = content if hasattr(content, "__aiter__") else iterate_in_threadpool(content)

    async def _parts(self):
        async for chunk in self.chunks:
            yield chunk if isinstance(chunk, bytes) else chunk.encode()

    async def text(self):
        parts = []
        async for chunk in self.chunks:
            parts.append(chunk if isinstance(chunk, bytes) else chunk.encode())
        return b"".join(parts).decode("utf-8", "replace")
