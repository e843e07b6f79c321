from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def total(n):
    result = 0
    for number in range(n):
        result += number
    return result


async def report(n):
    total(n)


@app.get("/orders/{order}")
async def place(order: int, background: BackgroundTasks):
    background.add_task(report, 3_000_000)
    return {"order": order}
