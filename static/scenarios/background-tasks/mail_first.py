import asyncio

from fastapi import FastAPI

MAIL_SECONDS = 0.5

app = FastAPI()


async def send_mail(order):
    await asyncio.sleep(MAIL_SECONDS)  # the mail server takes its time
    print(f"mail for order {order} sent")


@app.post("/orders/{order}")
async def place(order: int):
    await send_mail(order)  # the customer waits for the mail, too
    print(f"order {order} placed")
    return {"order": order}
