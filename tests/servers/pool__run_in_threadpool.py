import asyncio
import time

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def blocking(seconds):
    time.sleep(seconds)
    return f"slept {seconds}"


@app.get("/pool")
async def pool():
    return await run_in_threadpool(blocking, 0.2)


@app.get("/both")
async def both():
    return await asyncio.gather(run_in_threadpool(blocking, 0.2), run_in_threadpool(blocking, seconds=0.1))


@app.get("/thread")
async def thread():
    return await asyncio.to_thread(blocking, 0.1)
