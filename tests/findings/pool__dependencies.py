import time

from fastapi import Depends, FastAPI

app = FastAPI()


def user():
    time.sleep(0.1)
    return "user"


@app.get("/me")
async def me(name: str = Depends(user)):
    return {"name": name}
