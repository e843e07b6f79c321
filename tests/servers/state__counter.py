import asyncio

from fastapi import FastAPI

app = FastAPI()
visits = 0
lock = asyncio.Lock()
cache = {}


@app.get("/visit")
async def visit():
    global visits
    visits += 1
    return visits


@app.get("/lost")
async def lost():
    global visits
    before = visits
    await asyncio.sleep(0.1)
    visits = before + 1
    return visits


@app.get("/cached/{key}")
async def cached(key: str):
    async with lock:
        if key not in cache:
            print("computing", key)
            await asyncio.sleep(0.1)
            cache[key] = key.upper()
    return cache[key]
