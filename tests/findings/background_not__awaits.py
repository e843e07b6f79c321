import asyncio

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


async def send_mail(order):
    await asyncio.sleep(0.3)


@app.get("/orders/{order}")
async def place(order: int, background: BackgroundTasks):
    background.add_task(send_mail, order)
    return {"order": order}
