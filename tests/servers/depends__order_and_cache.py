import asyncio
import time

from fastapi import Depends, FastAPI

app = FastAPI()


def settings():
    print("settings")
    time.sleep(0.1)
    return {"debug": True}


async def user(name: str = "nobody", settings: dict = Depends(settings)):
    print("user")
    await asyncio.sleep(0.1)
    return {"name": name, **settings}


async def session():
    print("open session")
    try:
        yield "session"
    finally:
        print("close session")


@app.get("/me")
async def me(user=Depends(user), again=Depends(settings), session: str = Depends(session)):
    print("handler")
    return {"user": user, "again": again, "session": session}
