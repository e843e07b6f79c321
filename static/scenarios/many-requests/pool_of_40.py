import time

from fastapi import FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


@app.get("/price/{item}")
def price(item: int):  # takes one of the pool's 40 threads until it returns
    time.sleep(LOOKUP_SECONDS)
    return {"item": item, "price": 42}
