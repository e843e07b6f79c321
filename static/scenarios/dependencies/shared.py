import asyncio

from fastapi import Depends, FastAPI

LOOKUP_SECONDS = 0.1

app = FastAPI()


async def current_user():
    await asyncio.sleep(LOOKUP_SECONDS)
    return "Robin"


async def greeting(user=Depends(current_user)):
    return f"Hello, {user}"


async def discount(user=Depends(current_user)):  # the same dependency: FastAPI asks once a request
    return 10 if user == "Robin" else 0


@app.get("/cart")
async def cart(hello=Depends(greeting), percent=Depends(discount)):
    return {"greeting": hello, "discount": percent}
