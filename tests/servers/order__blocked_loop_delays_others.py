import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/slow")
async def slow():
    time.sleep(0.3)
    return "slow"


@app.get("/quick")
async def quick():
    return "quick"


@app.get("/pool")
def pool():
    return "pool"
