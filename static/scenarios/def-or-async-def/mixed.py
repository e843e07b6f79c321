import time

from fastapi import FastAPI

QUERY_SECONDS = 0.1

app = FastAPI()


def query_stock(item):
    time.sleep(QUERY_SECONDS)  # a driver that knows no await
    return {"item": item, "pieces": item % 7}


@app.get("/stock/{item}")
def stock(item: int):  # blocks, so it belongs in a thread
    return query_stock(item)


@app.get("/page/{number}")
async def page(number: int):  # waits for nothing: the loop answers at once
    return {"page": number}
