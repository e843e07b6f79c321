import asyncio
import contextlib


@contextlib.contextmanager
def section(name):
    print("open", name)
    try:
        yield name.upper()
    finally:
        print("close", name)


with section("a") as name:
    print(name)
try:
    with section("b"):
        raise ValueError("inside")
except ValueError as error:
    print(error)
with contextlib.suppress(KeyError):
    {}["x"]
    print("never")


@contextlib.asynccontextmanager
async def connection():
    print("connect")
    yield "connected"
    print("disconnect")


async def main():
    async with connection() as state:
        print(state)


asyncio.run(main())
