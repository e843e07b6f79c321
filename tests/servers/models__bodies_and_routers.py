from typing import Annotated, Optional

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel, Field

app = FastAPI()
router = APIRouter(prefix="/shop")


class Item(BaseModel):
    name: str
    price: float = Field(gt=0)
    tags: list[str] = []
    note: Optional[str] = None


class Sold(Exception):
    pass


@app.exception_handler(Sold)
async def sold(request: Request, error: Sold):
    return JSONResponse(status_code=409, content={"sold": request.url.path})


@app.middleware("http")
async def watch(request, call_next):
    print("in", request.method, request.url.path)
    response = await call_next(request)
    print("out", response.status_code)
    return response


def page(skip: int = 0, limit: Annotated[int, Query(le=10)] = 5):
    return {"skip": skip, "limit": limit}


@router.post("/items", status_code=201)
async def create(item: Item, request: Request):
    return {"item": item, "method": request.method}


@router.get("/items")
def items(page: Annotated[dict, Depends(page)], q: list[str] = Query(default=[])):
    return {"page": page, "q": q}


@router.get("/sold/{number}")
async def get_sold(number: int):
    raise Sold()


@router.put("/items/{number}", response_model=Item)
def update(number: int, item: Item):
    return {"name": item.name, "price": number, "secret": 1}


@app.get("/text", response_class=PlainTextResponse)
async def text():
    return "plain"


async def guarded():
    try:
        yield "it"
    except HTTPException as error:
        print("seen", error.status_code)
        raise
    finally:
        print("left")


@app.get("/guarded")
async def with_guard(what: str = Depends(guarded)):
    raise HTTPException(403, detail={"what": what})


app.include_router(router)
