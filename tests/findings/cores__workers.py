from fastapi import FastAPI

app = FastAPI()


@app.get("/predict")
async def predict():
    score = 0
    for weight in range(2_000_000):
        score += weight % 7
    return {"score": score}
