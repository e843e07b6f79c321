import time

from fastapi import BackgroundTasks, FastAPI

MAIL_SECONDS = 0.1

app = FastAPI()


async def send_mail():
    time.sleep(MAIL_SECONDS)


@app.get("/page")
async def page(background: BackgroundTasks):
    background.add_task(send_mail)  # begins when the answer is out
    return {"mail": "on its way"}
