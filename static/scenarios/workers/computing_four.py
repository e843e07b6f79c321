from fastapi import FastAPI

STEPS = 2_000_000

app = FastAPI()


def compute(value):
    for step in range(STEPS):
        value = (value * 31 + step) % 1_000_003
    return value


@app.get("/report/{number}")
async def report(number: int):
    compute(number)  # one core is busy, and with it this worker
    return {"report": number}
