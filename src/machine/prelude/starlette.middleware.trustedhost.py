"""Only requests to known hosts are answered."""

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import PlainTextResponse


class TrustedHostMiddleware(BaseHTTPMiddleware):
    def __init__(self, app=None, allowed_hosts=None, www_redirect=True):
        super().__init__(app)
        self.allowed = list(allowed_hosts or ["*"])

    async def dispatch(self, request, call_next):
        host = request.headers.get("host", "").partition(":")[0]
        for pattern in self.allowed:
            if pattern == "*" or host == pattern or (pattern.startswith("*") and host.endswith(pattern[1:])):
                return await call_next(request)
        return PlainTextResponse("Invalid host header", 400)
