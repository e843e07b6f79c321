import time

from fastapi import FastAPI

REPORT_SECONDS = 1.0

app = FastAPI()


@app.get("/report")
def report():  # no async: FastAPI calls it in a thread of its pool
    time.sleep(REPORT_SECONDS)
    return {"report": "ready"}


@app.get("/health")
async def health():
    return {"status": "alive"}
