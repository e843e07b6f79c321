import asyncio

from fastapi import FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


@app.get("/price/{item}")
async def price(item: int):
    await asyncio.sleep(LOOKUP_SECONDS)  # one more timer in the loop's list
    return {"item": item, "price": 42}
