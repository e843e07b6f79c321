import asyncio

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def report(n):
    result = 0
    for number in range(n):
        result += number
    return result


@app.get("/orders")
async def place(background: BackgroundTasks):
    background.add_task(report, 6_000_000)
    return {"order": 1}


@app.get("/price")
async def price():
    for _ in range(3):
        await asyncio.sleep(0.001)
    return {"price": 42}
