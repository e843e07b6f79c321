from fastapi import FastAPI, HTTPException

app = FastAPI()
stock = {"apple": 3}


@app.get("/stock/{name}")
async def read(name: str):
    if name not in stock:
        raise HTTPException(status_code=404, detail=f"no {name}")
    return {name: stock[name]}


@app.get("/crash")
async def crash():
    return 1 / 0


@app.delete("/stock/{name}")
def remove(name: str):
    if stock.pop(name, None) is None:
        raise HTTPException(410)
    return {"left": len(stock)}
