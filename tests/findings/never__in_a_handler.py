import asyncio

from fastapi import FastAPI

app = FastAPI()


async def log(text):
    await asyncio.sleep(0.01)
    print(text)


@app.get("/")
async def index():
    log("asked")
    return {"ok": True}
