import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

STEPS = 1_000_000

app = FastAPI()
pool = ProcessPoolExecutor(max_workers=4)


def checksum():
    total = 0
    for number in range(STEPS):
        total += number % 7
    return total


@app.get("/page")
async def page():
    loop = asyncio.get_running_loop()
    return {"checksum": await loop.run_in_executor(pool, checksum)}
