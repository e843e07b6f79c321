import time

from fastapi import FastAPI

QUERY_SECONDS = 0.1

app = FastAPI()


def query_stock(item):
    time.sleep(QUERY_SECONDS)  # a driver that knows no await
    return {"item": item, "pieces": item % 7}


@app.get("/stock/{item}")
def stock(item: int):  # holds one of the 40 threads during the query
    return query_stock(item)


@app.get("/page/{number}")
def page(number: int):  # needs a thread, too, if only for a moment
    return {"page": number}
