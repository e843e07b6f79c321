import asyncio, time
import uvicorn
from fastapi import FastAPI, APIRouter, Depends
from pydantic import BaseModel

app = FastAPI()
router = APIRouter(prefix="/users", tags=["users"])

class Item(BaseModel):
    name: str
    price: float
    note: str | None = None

@app.get("/")
async def root():
    await asyncio.sleep(0.1)
    return {"hello": "world"}

@app.get("/items/{item_id}")
def item(item_id: int, q: str | None = None):
    time.sleep(0.1)
    return {"item": item_id}

@app.post("/items")
async def create(item: Item):
    return item

@router.get("/{name}")
async def user(name: str, verbose: bool):
    return name

app.include_router(router)
print(__name__)
if __name__ == "__main__":
    uvicorn.run(app)
