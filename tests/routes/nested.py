import fastapi
from fastapi import APIRouter, BackgroundTasks, Depends, Request
from pydantic import BaseModel


class Base(BaseModel):
    id: int


class Address(BaseModel):
    street: str
    tags: list[str]


class Order(Base):
    address: Address
    paid: bool
    count: int = 1


def who():
    return "me"


api: fastapi.FastAPI = fastapi.FastAPI(title="Orders")
inner = APIRouter(prefix="/orders")
outer = APIRouter()
lost = APIRouter(prefix="/lost")


@inner.put("/{order_id}/lines/{line}", status_code=201)
async def change(order_id: int, line: int, order: Order, request: Request, jobs: BackgroundTasks, user: str = Depends(who)):
    return order


@inner.api_route("/all", methods=["GET", "POST"])
async def every(limit: int, *, sort: str, page: int = 1):
    return []


@lost.get("/never")
def never():
    return None


@api.get(path="/files/{path:path}")
def file(path: str):
    return path


outer.include_router(inner, prefix="/v1")
api.include_router(router=outer, prefix="/api")
