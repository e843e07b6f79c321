import asyncio

from fastapi import FastAPI

QUERY_SECONDS = 0.15
ROUNDS = 2000
WEIGHTS = [[(7 * row + 3 * column) % 11 - 5 for column in range(16)] for row in range(16)]

app = FastAPI()


async def load_features(customer):
    await asyncio.sleep(QUERY_SECONDS)  # the database looks it up
    return [(customer * place) % 13 for place in range(1, 17)]


def predict(features):
    """Multiplies a matrix and a vector, as a network does in each of its layers."""
    for _ in range(ROUNDS):
        sums = [sum(w * x for w, x in zip(weights, features)) for weights in WEIGHTS]
        features = [max(0, total) % 97 for total in sums]
    return sum(features)


@app.get("/predict/{customer}")
async def prediction(customer: int):
    features = await load_features(customer)  # meanwhile, others are served
    score = predict(features)  # and now nobody is
    return {"customer": customer, "score": score}
