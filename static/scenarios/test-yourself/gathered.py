import asyncio

from fastapi import FastAPI

QUERY_SECONDS = 0.05

app = FastAPI()


async def query(table):
    await asyncio.sleep(QUERY_SECONDS)
    return f"{table} loaded"


@app.get("/page")
async def page():
    return await asyncio.gather(query("users"), query("posts"), query("likes"))
