# blocked-loop
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/slow")
async def slow():
    time.sleep(0.2)  # hold on
    return {"done": True}
