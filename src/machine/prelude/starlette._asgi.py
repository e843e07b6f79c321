"""Applications that speak ASGI themselves, asked by the server and the test client of this library."""

from starlette.requests import Request
from starlette.responses import Response


class Answer(Response):
    """What an application has sent."""

    def __init__(self):
        super().__init__()
        self.status_code = None
        self.parts = []
        self.error = None

    async def send(self, message):
        from starlette.requests import MutableHeaders

        if message["type"] == "http.response.start":
            self.status_code = message["status"]
            pairs = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in message.get("headers", ())]
            self.headers = MutableHeaders(pairs)
            self.media_type = self.headers.get("content-type")
        elif message["type"] == "http.response.body":
            self.parts.append(bytes(message.get("body", b"")))
            self.body = b"".join(self.parts)


async def respond_by(app, request, scope=None):
    """The answer of an application; an error that it raises after having answered is kept in the answer."""
    answer = Answer()
    later = []
    scope = {**(request.scope if scope is None else scope), "tasklanes.later": later}
    waiting = [await request.body()]

    async def receive():
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return {"type": "http.disconnect"}

    try:
        await app(scope, receive, answer.send)
    except Exception as error:
        if answer.status_code is None:
            raise
        answer.error = error
    if answer.status_code is None:
        raise RuntimeError("ASGI callable returned without starting response.")
    if later:
        answer.background = _All(later)
    return answer


class _All:
    def __init__(self, tasks):
        self.tasks = tasks

    async def __call__(self):
        for task in self.tasks:
            await task()


def as_dispatch(make):
    """A middleware of ASGI as one that is called with the request and what comes after it."""

    async def rest(scope, receive, send):
        request = Request(scope, receive, send)
        if request._body is None or scope["tasklanes.receive"] is not receive:
            request._body = None
            await request.body()
        response = await scope["tasklanes.next"](request)
        await response(scope, receive, send)

    made = make(rest)

    async def dispatch(request, call_next):
        async def again(request):
            return await call_next(request)

        scope = {**request.scope, "tasklanes.next": again, "tasklanes.receive": None}
        answer = await respond_by(made, request, scope)
        if answer.error is not None:
            raise answer.error
        return answer

    return dispatch


async def serve(app, request, raises=False):
    """The response to a request, and its text; what it leaves behind is done when this returns."""
    response = await answer_of(app, request, raises)
    text = await response.text()
    if response.background is not None:
        await response.background()
    return response, text


async def answer_of(app, request, raises=False):
    from fastapi.applications import _write_down
    from starlette.responses import PlainTextResponse

    try:
        response = await respond_by(app, request)
        error = response.error
    except Exception as found:
        response, error = PlainTextResponse("Internal Server Error", 500), found
    if error is not None:
        if raises:
            raise error
        if request.number is not None:
            _write_down(error)
    return response
