import asyncio

from fastapi import FastAPI

QUERY_SECONDS = 0.05

app = FastAPI()
connections = asyncio.Semaphore(2)


@app.get("/page")
async def page():
    async with connections:
        await asyncio.sleep(QUERY_SECONDS)
    return {"users": 3}
