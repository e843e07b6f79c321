import time

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def send_mail(order):
    time.sleep(0.5)


@app.get("/orders/{order}")
async def place(order: int, background: BackgroundTasks):
    background.add_task(send_mail, order)
    return {"order": order}


@app.get("/price")
def price():
    return {"price": 42}
