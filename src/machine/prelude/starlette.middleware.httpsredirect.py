"""Everything is sent on to where it is encrypted."""

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import RedirectResponse


class HTTPSRedirectMiddleware(BaseHTTPMiddleware):
    def __init__(self, app=None):
        super().__init__(app)

    async def dispatch(self, request, call_next):
        return RedirectResponse("https" + str(request.url).removeprefix("http"))
