import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch(name, delay=0.1):
    await asyncio.sleep(delay)
    return f"{name} data"


@app.get("/turn")
async def in_turn():
    return [await fetch("a"), await fetch("b"), await fetch("c")]


@app.get("/together")
async def together():
    return await asyncio.gather(fetch("a"), fetch("b"), fetch("c"))


@app.get("/timeout")
async def timeout():
    try:
        async with asyncio.timeout(0.1):
            return await fetch("slow", 1)
    except TimeoutError:
        return {"error": "too slow"}
