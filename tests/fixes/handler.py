# blocked-loop
import time

from fastapi import FastAPI

app = FastAPI()


def query(table):
    time.sleep(0.2)
    return [table]


def load(table):
    return sum(n % 7 for n in range(600_000))


@app.get("/rows")
async def rows(table: str = "users"):
    return {"rows": load(table)}
