import asyncio

from fastapi import FastAPI

QUERY_SECONDS = 0.1

app = FastAPI()


async def query_stock(item):
    await asyncio.sleep(QUERY_SECONDS)  # a driver made for asyncio
    return {"item": item, "pieces": item % 7}


@app.get("/stock/{item}")
async def stock(item: int):  # the library wants an await, so this is async def
    return await query_stock(item)


@app.get("/page/{number}")
async def page(number: int):
    return {"page": number}
