import time
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

LOOKUP_SECONDS = 0.1


@asynccontextmanager
async def lifespan(app):
    current_default_thread_limiter().total_tokens = 1000  # instead of 40
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/price/{item}")
def price(item: int):  # takes a thread of the pool until it returns
    time.sleep(LOOKUP_SECONDS)
    return {"item": item, "price": 42}
