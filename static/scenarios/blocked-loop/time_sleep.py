import time

from fastapi import FastAPI

REPORT_SECONDS = 1.0

app = FastAPI()


@app.get("/report")
async def report():
    time.sleep(REPORT_SECONDS)  # holds the loop: nobody else gets a turn
    return {"report": "ready"}


@app.get("/health")
async def health():
    return {"status": "alive"}
