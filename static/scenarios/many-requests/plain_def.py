import time

from fastapi import FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


@app.get("/price")
def price():  # one of 40 threads is taken until it returns
    time.sleep(LOOKUP_SECONDS)
    return {"price": 42}
