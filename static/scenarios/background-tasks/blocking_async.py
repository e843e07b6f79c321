import time

from fastapi import BackgroundTasks, FastAPI

MAIL_SECONDS = 0.5

app = FastAPI()


async def send_mail(order):  # async def, so it runs on the event loop
    time.sleep(MAIL_SECONDS)  # and holds it: nobody else gets a turn
    print(f"mail for order {order} sent")


@app.post("/orders/{order}")
async def place(order: int, background: BackgroundTasks):
    background.add_task(send_mail, order)  # starts when the answer is out
    print(f"order {order} placed")
    return {"order": order}
