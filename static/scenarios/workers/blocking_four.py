import time

from fastapi import FastAPI

WAIT_SECONDS = 0.1

app = FastAPI()


@app.get("/report/{number}")
async def report(number: int):
    time.sleep(WAIT_SECONDS)  # this worker answers nobody else meanwhile
    return {"report": number}
