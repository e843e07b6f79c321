import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/slow")
async def slow():
    time.sleep(0.2)
    return {"done": True}


@app.get("/fast")
async def fast():
    return {"done": True}
