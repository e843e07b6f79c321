import asyncio

from fastapi import FastAPI

REPORT_SECONDS = 1.0

app = FastAPI()


@app.get("/report")
async def report():
    await asyncio.sleep(REPORT_SECONDS)  # hands the loop to the others
    return {"report": "ready"}


@app.get("/health")
async def health():
    return {"status": "alive"}
