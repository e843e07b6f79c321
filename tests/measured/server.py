"""Handlers of every kind. Background tasks print the seconds since their request came to its handler."""

import asyncio
import time

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


@app.get("/blocks")
async def blocks():
    time.sleep(1)


@app.get("/awaits")
async def awaits():
    await asyncio.sleep(1)


@app.get("/thread")
def thread():
    time.sleep(1)


@app.get("/short/thread")
def short_thread():
    time.sleep(0.1)


@app.get("/short/awaits")
async def short_awaits():
    await asyncio.sleep(0.1)


@app.get("/nothing")
async def nothing():
    return {}


def job(began):
    time.sleep(0.5)
    print(time.perf_counter() - began)


async def blocking_job(began):
    job(began)


async def awaiting_job(began):
    await asyncio.sleep(0.5)
    print(time.perf_counter() - began)


@app.get("/background/thread")
async def background_thread(tasks: BackgroundTasks):
    tasks.add_task(job, time.perf_counter())


@app.get("/background/awaits")
async def background_awaits(tasks: BackgroundTasks):
    tasks.add_task(awaiting_job, time.perf_counter())


@app.get("/background/blocks")
async def background_blocks(tasks: BackgroundTasks):
    tasks.add_task(blocking_job, time.perf_counter())


@app.get("/background/three")
async def background_three(tasks: BackgroundTasks):
    began = time.perf_counter()
    for _ in range(3):
        tasks.add_task(job, began)
