from fastapi import FastAPI

app = FastAPI()


@app.get("/predict")
def predict():
    score = 0
    for weight in range(400_000):
        score += weight % 7
    return {"score": score}
