import asyncio

from fastapi import FastAPI

QUERY_SECONDS = 0.05

app = FastAPI()
stock = {"lamps": 10}
one_at_a_time = asyncio.Lock()


@app.get("/page")
async def page():
    async with one_at_a_time:
        lamps = stock["lamps"]
        await asyncio.sleep(QUERY_SECONDS)
        stock["lamps"] = lamps - 1
    return {"lamps": stock["lamps"]}
