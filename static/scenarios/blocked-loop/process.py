import asyncio
import time
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

REPORT_SECONDS = 1.0

app = FastAPI()
pool = ProcessPoolExecutor(max_workers=5)


@app.get("/report")
async def report():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(pool, time.sleep, REPORT_SECONDS)  # another process sleeps
    return {"report": "ready"}


@app.get("/health")
async def health():
    return {"status": "alive"}
