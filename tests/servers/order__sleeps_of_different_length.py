import asyncio
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/async/{ms}")
async def waits(ms: int):
    await asyncio.sleep(ms / 1000)
    return ms


@app.get("/def/{ms}")
def sleeps(ms: int):
    time.sleep(ms / 1000)
    return ms
