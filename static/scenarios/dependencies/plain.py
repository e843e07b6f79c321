import time

from fastapi import Depends, FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


def current_user():  # no async: it runs in a thread of the pool
    time.sleep(LOOKUP_SECONDS)
    return "Robin"


def shop_settings():
    time.sleep(LOOKUP_SECONDS)
    return {"currency": "EUR"}


@app.get("/cart")
def cart(user=Depends(current_user), settings=Depends(shop_settings)):
    return {"user": user, "currency": settings["currency"]}
