import asyncio

from fastapi import BackgroundTasks, FastAPI

MAIL_SECONDS = 0.5

app = FastAPI()


async def send_mail(order):
    await asyncio.sleep(MAIL_SECONDS)  # the mail server takes its time
    print(f"mail for order {order} sent")


@app.post("/orders/{order}")
async def place(order: int, background: BackgroundTasks):
    background.add_task(send_mail, order)  # starts when the answer is out
    print(f"order {order} placed")
    return {"order": order}
