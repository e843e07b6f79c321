# background-delays
import time

from fastapi import BackgroundTasks, FastAPI

PRINT_SECONDS = 0.25

app = FastAPI()


async def print_label(parcel):
    time.sleep(PRINT_SECONDS)


@app.get("/parcels/{parcel}")
async def send(parcel: int, background: BackgroundTasks):
    background.add_task(print_label, parcel)
    return {"parcel": parcel}
