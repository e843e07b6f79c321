import asyncio

from fastapi import FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


@app.get("/price")
async def price():  # a waiting task costs next to nothing
    await asyncio.sleep(LOOKUP_SECONDS)
    return {"price": 42}
