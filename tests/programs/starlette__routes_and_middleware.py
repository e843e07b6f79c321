# Starlette's own routes, endpoints and mounts, with middleware that speaks ASGI and middleware with a `dispatch`; asked
# without a server, as any application of ASGI can be.
import asyncio

from fastapi import FastAPI, Request
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
    await asyncio.sleep(0)
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
            await asyncio.sleep(0)
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
)


async def ask(app, method, target, body=""):
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"test")],
    }
    waiting = [{"type": "http.request", "body": body.encode(), "more_body": False}]
    answer = {"status": None, "body": b""}

    async def receive():
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message):
        if message["type"] == "http.response.start":
            answer["status"] = message["status"]
        else:
            answer["body"] += message.get("body", b"")

    await app(scope, receive, send)
    print(method, target, answer["status"], answer["body"].decode())


async def main():
    await ask(app, "GET", "/tables/3/ann?q=1&q=2")
    await ask(app, "GET", "/tables/x/ann")
    await ask(app, "GET", "/menu")
    await ask(app, "GET", "/menu/")
    await ask(app, "POST", "/menu")
    await ask(app, "POST", "/orders", '{"dish": "stew"}')
    await ask(app, "GET", "/tea")
    await ask(app, "GET", "/key")
    await ask(app, "GET", "/slowly")
    await ask(app, "GET", "/kitchen")
    await ask(app, "POST", "/kitchen")
    await ask(app, "DELETE", "/kitchen")
    await ask(app, "GET", "/inside/menu")
    await ask(app, "GET", "/raw/a/b")
    await ask(app, "GET", "/none")
    fast = FastAPI()
    fast.add_middleware(Marks, word="fast")

    @fast.get("/dishes/{number}")
    def dish(number: int, request: Request):
        return {"number": number, "word": request.state.word}

    fast.mount("/star", app)
    await ask(fast, "GET", "/dishes/3")
    await ask(fast, "GET", "/dishes/x")
    await ask(fast, "GET", "/star/menu")


asyncio.run(main())
