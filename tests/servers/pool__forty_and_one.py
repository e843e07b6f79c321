import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/work")
def work():
    time.sleep(0.2)
    return "done"
