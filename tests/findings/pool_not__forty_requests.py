import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/price")
def price():
    time.sleep(0.1)
    return {"price": 42}
