from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def root():
    return {"message": "hello"}


@app.get("/users/{user_id}")
async def user(user_id: int, full: bool = False, limit: int | None = None):
    return {"id": user_id, "full": full, "limit": limit}


@app.get("/files/{name}")
def file(name, version: float = 1.0):
    return [name, version]


@app.get("/text")
async def text(q: str):
    return q


@app.post("/items")
async def create(item: dict):
    return {"created": item}


@app.get("/nothing")
async def nothing():
    pass


@app.put("/items/{name}", status_code=201)
async def put(name: str):
    return name == "x"
