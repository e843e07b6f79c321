import asyncio

JOBS = 24
SIDE = 400


def render(picture):
    """Computes every dot of a picture, and adds up its light."""
    light = 0
    for y in range(SIDE):
        for x in range(SIDE):
            light += (x * x + y * picture) % 256
    return light


async def render_async(picture):
    return render(picture)  # async in name only: nothing is awaited


async def main():
    lights = await asyncio.gather(*(render_async(picture) for picture in range(JOBS)))
    print(f"{len(lights)} pictures, {sum(lights)} units of light")


asyncio.run(main())
