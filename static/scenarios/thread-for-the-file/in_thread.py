import asyncio

from fastapi import FastAPI

LINES = 100_000

app = FastAPI()

with open("articles.csv", "w") as file:
    for line in range(LINES):
        file.write(f"{4_006_381_000_000 + 7 * line}\n")


def is_valid(number):
    """Whether the last digit is right: it makes the sum of all a multiple of ten."""
    total = 0
    for place, digit in enumerate(number):
        total += 3 * int(digit) if place % 2 else int(digit)
    return total % 10 == 0


def check_file():
    with open("articles.csv") as file:
        return sum(is_valid(line.strip()) for line in file)


@app.get("/check")
async def check():
    valid = await asyncio.to_thread(check_file)  # the loop goes on
    return {"valid": valid}


@app.get("/hello/{visitor}")
async def hello(visitor: int):
    return {"hello": visitor}
