import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.get("/price")
async def price():
    await asyncio.sleep(0.1)
    return {"price": 42}
