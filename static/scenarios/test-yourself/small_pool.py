import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI

QUERY_SECONDS = 0.05

app = FastAPI()
driver_threads = ThreadPoolExecutor(max_workers=1)


def query():
    time.sleep(QUERY_SECONDS)
    return 3


@app.get("/page")
async def page():
    loop = asyncio.get_running_loop()
    return {"users": await loop.run_in_executor(driver_threads, query)}
