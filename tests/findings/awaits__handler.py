import asyncio

from fastapi import FastAPI

app = FastAPI()


async def get_user(user_id):
    await asyncio.sleep(0.05)
    return {"id": user_id}


async def get_news():
    await asyncio.sleep(0.05)
    return ["one", "two"]


@app.get("/home")
async def home():
    print("asked")
    user = await get_user(7)
    print("user", user)
    news = await get_news()
    return {"user": user, "news": news}
