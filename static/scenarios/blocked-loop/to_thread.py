import asyncio
import time

from fastapi import FastAPI

REPORT_SECONDS = 1.0

app = FastAPI()


@app.get("/report")
async def report():
    await asyncio.to_thread(time.sleep, REPORT_SECONDS)  # a thread sleeps instead
    return {"report": "ready"}


@app.get("/health")
async def health():
    return {"status": "alive"}
