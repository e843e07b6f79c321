import time

from fastapi import FastAPI

app = FastAPI()


def send_mail(order):
    time.sleep(0.3)


@app.get("/orders/{order}")
async def place(order: int):
    send_mail(order)
    return {"order": order}
