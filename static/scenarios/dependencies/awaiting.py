import asyncio

from fastapi import Depends, FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


async def current_user():
    await asyncio.sleep(LOOKUP_SECONDS)
    return "Robin"


async def shop_settings():  # asked for when the user is there, not before
    await asyncio.sleep(LOOKUP_SECONDS)
    return {"currency": "EUR"}


@app.get("/cart")
async def cart(user=Depends(current_user), settings=Depends(shop_settings)):
    return {"user": user, "currency": settings["currency"]}
