# Starlette's own routes, endpoints and mounts, with middleware that speaks ASGI and middleware with a `dispatch`.
import asyncio
import contextlib

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Mount, Route


class Marks:
    def __init__(self, app, word):
        self.app = app
        self.word = word

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})["word"] = self.word

        async def sending(message):
            if message["type"] == "http.response.start":
                print("answers", message["status"])
            await send(message)

        await self.app(scope, receive, sending)


class Counts(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        print("asked for", request.url.path)
        return await call_next(request)


async def table(request):
    await asyncio.sleep(0.1)
    address = request.url_for("table", number=7, guest="kim")
    return JSONResponse({**request.path_params, "word": request.state.word, "q": request.query_params.getlist("q"), "path": address.path})


def menu(request):
    return PlainTextResponse("soup, stew")


async def order(request):
    wanted = await request.json()
    return JSONResponse({"ordered": wanted}, status_code=201, background=BackgroundTask(print, "cooks", wanted["dish"]))


async def tea(request):
    raise HTTPException(418, detail="no coffee")


async def key(request):
    return PlainTextResponse({}["missing"])


async def slowly(request):
    async def parts():
        for number in range(3):
            await asyncio.sleep(0.05)
            yield f"{number};"

    return StreamingResponse(parts(), media_type="text/plain")


class Kitchen(HTTPEndpoint):
    async def get(self, request):
        return PlainTextResponse("the kitchen")

    def post(self, request):
        return PlainTextResponse("thank you")


async def raw(scope, receive, send):
    await PlainTextResponse(f"{scope['path']} below {scope['root_path']}")(scope, receive, send)


async def missing(request, error):
    return JSONResponse({"missing": str(error)}, status_code=410)


@contextlib.asynccontextmanager
async def lifespan(app):
    print("opens")
    yield
    print("closes")


app = Starlette(
    routes=[
        Route("/tables/{number:int}/{guest}", table, name="table"),
        Route("/menu", menu),
        Route("/orders", order, methods=["POST"]),
        Route("/tea", tea),
        Route("/key", key),
        Route("/slowly", slowly),
        Route("/kitchen", Kitchen),
        Mount("/inside", routes=[Route("/menu", menu), Route("/{rest:path}", table)]),
        Mount("/raw", app=raw),
    ],
    middleware=[Middleware(Marks, word="hello"), Middleware(Counts)],
    exception_handlers={KeyError: missing},
    lifespan=lifespan,
)
