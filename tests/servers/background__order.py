import asyncio
import time

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


async def note(text, delay):
    await asyncio.sleep(delay)
    print("async", text)


def log(text, delay=0.0):
    time.sleep(delay)
    print("sync", text)


@app.get("/three")
async def three(tasks: BackgroundTasks):
    tasks.add_task(note, "one", 0.1)
    tasks.add_task(log, "two", delay=0.1)
    tasks.add_task(note, "three", 0.1)
    print("answering")
    return {"tasks": 3}


@app.get("/one")
def one(tasks: BackgroundTasks):
    tasks.add_task(log, "alone")
    return "ok"
