import time

from fastapi import FastAPI

QUERY_SECONDS = 0.05

app = FastAPI()


def query(table):
    time.sleep(QUERY_SECONDS)
    return f"{table} loaded"


@app.get("/page")
def page():
    return [query("users"), query("posts"), query("likes")]
