import asyncio

from fastapi import FastAPI

WAIT_SECONDS = 0.1

app = FastAPI()


@app.get("/report/{number}")
async def report(number: int):
    await asyncio.sleep(WAIT_SECONDS)  # this worker goes on with the others
    return {"report": number}
