import asyncio
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


async def exchange_rate():
    """Stands for a call of another service with a client that is awaited."""
    await asyncio.sleep(RATE_SECONDS)
    return 2


@app.get("/orders/{customer}")
async def orders(customer: int):
    amounts = await asyncio.to_thread(Database().orders_of, customer)
    rate = await exchange_rate()
    return [amount * rate for amount in amounts]
