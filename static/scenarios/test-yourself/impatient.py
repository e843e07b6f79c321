import asyncio
import time

from fastapi import FastAPI

QUERY_SECONDS = 0.05

app = FastAPI()


@app.get("/page")
async def page():
    try:
        async with asyncio.timeout(QUERY_SECONDS / 2):
            time.sleep(QUERY_SECONDS)
            return {"users": 3}
    except TimeoutError:
        return {"users": "unknown"}
