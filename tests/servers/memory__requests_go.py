import gc
import weakref

from fastapi import FastAPI, Request

app = FastAPI()
seen = []


@app.get("/")
async def seen_once(request: Request):
    seen.append(weakref.ref(request))
    return len(seen)


@app.get("/left")
async def left():
    gc.collect()
    return [request() for request in seen]
