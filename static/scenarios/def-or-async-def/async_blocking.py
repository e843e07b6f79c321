import time

from fastapi import FastAPI

QUERY_SECONDS = 0.1

app = FastAPI()


def query_stock(item):
    time.sleep(QUERY_SECONDS)  # a driver that knows no await
    return {"item": item, "pieces": item % 7}


@app.get("/stock/{item}")
async def stock(item: int):  # guessed wrong: the query holds the loop
    return query_stock(item)


@app.get("/page/{number}")
async def page(number: int):
    return {"page": number}
