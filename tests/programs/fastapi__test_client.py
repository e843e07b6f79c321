# A client that asks an application without a server. To record it, CPython needs httpx.
import warnings

warnings.simplefilter("ignore")
from fastapi import FastAPI, HTTPException, Depends, Query, Header, Request, Response, status, BackgroundTasks, APIRouter
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field, field_validator
from typing import Annotated, Optional
from contextlib import asynccontextmanager
import time
@asynccontextmanager
async def lifespan(app):
    print("startup"); yield; print("shutdown")
app = FastAPI(lifespan=lifespan)
class Item(BaseModel):
    name: str = Field(min_length=2)
    price: float = Field(gt=0)
    tags: list[str] = []
    note: str | None = None
    @field_validator("name")
    @classmethod
    def up(cls, v):
        if v == "bad": raise ValueError("bad name")
        return v.title()
class Out(BaseModel):
    name: str
def dep(x_token: Annotated[str | None, Header()] = None):
    print("dep", x_token); return x_token
@app.get("/")
async def root(): return {"hello": "world"}
@app.get("/items/{item_id}")
def item(item_id: int, q: Annotated[str | None, Query(max_length=5)] = None, t=Depends(dep)): return {"id": item_id, "q": q, "t": t}
@app.post("/items", status_code=201, response_model=Out)
async def create(item: Item, bg: BackgroundTasks):
    bg.add_task(print, "background", item)
    return item
@app.get("/err")
def err(): raise HTTPException(404, "nope", headers={"X-E": "1"})
@app.get("/boom")
def boom(): raise ValueError("boom")
@app.middleware("http")
async def mw(request: Request, call_next):
    r = await call_next(request); r.headers["X-M"] = "1"; return r
@app.get("/cookie")
def cookie(response: Response): response.set_cookie("a", "b"); response.headers["X-Y"] = "z"; return "ok"
@app.get("/opt", response_model_exclude_unset=True, response_model=Item)
def opt(): return {"name": "ab", "price": 3}
@app.exception_handler(KeyError)
async def kh(request, exc): 
    from fastapi.responses import JSONResponse
    return JSONResponse({"key": str(exc)}, 418)
@app.get("/key")
def key(): raise KeyError("k")
client = TestClient(app)
def show(r): print(r, r.status_code, r.json() if r.headers.get("content-type") == "application/json" else r.text, dict(r.headers))
show(client.get("/"))
show(client.get("/items/3?q=ab", headers={"X-Token": "tok"}))
show(client.get("/items/x", params={"q": "toolong"}))
show(client.post("/items", json={"name": "pen", "price": 1.5}))
show(client.post("/items", json={"name": "p", "price": -1}))
show(client.post("/items", json={"name": "bad", "price": 1}))
show(client.get("/err")); show(client.get("/cookie")); print(client.cookies["a"])
show(client.get("/opt")); show(client.get("/key")); show(client.get("/none")); show(client.delete("/"))
try: client.get("/boom")
except ValueError as e: print("raised", e)
with TestClient(app) as c:
    print(c.get("/").json())
try: client.get("/none").raise_for_status()
except Exception as e: print(type(e).__name__, e)
