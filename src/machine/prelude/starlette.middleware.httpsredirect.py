"""Everything is sent on to where it is encrypted."""

from starlette.responses import RedirectResponse


class HTTPSRedirectMiddleware:
    def __init__(self, app=None):
        self.app = app

    async def dispatch(self, request, call_next):
        return RedirectResponse("https" + str(request.url).removeprefix("http"))
