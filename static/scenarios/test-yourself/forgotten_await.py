import asyncio

from fastapi import FastAPI

QUERY_SECONDS = 0.05

app = FastAPI()
visits = []


async def count_visit(page):
    await asyncio.sleep(QUERY_SECONDS)
    visits.append(page)


@app.get("/page")
async def page():
    count_visit("page")
    return {"visits": len(visits)}
