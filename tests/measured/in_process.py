"""A thousand requests to an application, without a server: prints the seconds that they took."""

import asyncio
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def handler():
    await asyncio.sleep(0.1)
    return {"ok": True}


async def receive():
    return {"type": "http.request", "body": b"", "more_body": False}


async def request(statuses):
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"test")],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
    }

    async def send(message):
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app(scope, receive, send)


async def main():
    statuses = []
    began = time.perf_counter()
    await asyncio.gather(*(request(statuses) for _ in range(1000)))
    took = time.perf_counter() - began
    assert statuses == [200] * 1000
    print(took)


if __name__ == "__main__":
    asyncio.run(main())
