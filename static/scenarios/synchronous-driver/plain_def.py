import time

from fastapi import FastAPI

QUERY_SECONDS = 0.1
RATE_SECONDS = 0.1

app = FastAPI()


class Database:
    """Stands for a driver without await: each call blocks until the rows are there."""

    def orders_of(self, customer):
        time.sleep(QUERY_SECONDS)
        return [10 * customer, 10 * customer + 5]


def exchange_rate():
    """Stands for a call of another service; a `def` cannot await, so this client blocks, too."""
    time.sleep(RATE_SECONDS)
    return 2


@app.get("/orders/{customer}")
def orders(customer: int):  # FastAPI calls it in a thread of its pool
    amounts = Database().orders_of(customer)
    rate = exchange_rate()
    return [amount * rate for amount in amounts]
