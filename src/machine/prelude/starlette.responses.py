"""What goes out."""

import json

from starlette.concurrency import iterate_in_threadpool


class Response:
    media_type = None

    def __init__(self, content=None, status_code=200, headers=None, media_type=None, background=None):
        self.status_code = status_code
        self.headers = dict(headers or {})
        if media_type is not None:
            self.media_type = media_type
        self.background = background
        self.body = self.render(content)

    def render(self, content):
        if content is None:
            return ""
        return content.decode() if isinstance(content, bytes) else str(content)

    def set_cookie(self, key, value="", **options):
        self.headers["set-cookie"] = f"{key}={value}"

    def delete_cookie(self, key, **options):
        self.headers["set-cookie"] = f"{key}="

    async def text(self):
        return self.body


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


class StreamingResponse(Response):
    def __init__(self, content, status_code=200, headers=None, media_type=None, background=None):
        super().__init__(None, status_code, headers, media_type, background)
        self.chunks = content if hasattr(content, "__aiter__") else iterate_in_threadpool(content)

    async def text(self):
        parts = []
        async for chunk in self.chunks:
            parts.append(chunk.decode() if isinstance(chunk, bytes) else chunk)
        return "".join(parts)
