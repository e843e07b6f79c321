import asyncio

from fastapi import Depends, FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


async def current_user():
    await asyncio.sleep(LOOKUP_SECONDS)
    return "Robin"


async def shop_settings():
    await asyncio.sleep(LOOKUP_SECONDS)
    return {"currency": "EUR"}


async def user_and_settings():  # one dependency that asks for both at once
    return await asyncio.gather(current_user(), shop_settings())


@app.get("/cart")
async def cart(both=Depends(user_and_settings)):
    user, settings = both
    return {"user": user, "currency": settings["currency"]}
