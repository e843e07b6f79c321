from concurrent.futures import ThreadPoolExecutor

JOBS = 24
SIDE = 400


def render(picture):
    """Computes every dot of a picture, and adds up its light."""
    light = 0
    for y in range(SIDE):
        for x in range(SIDE):
            light += (x * x + y * picture) % 256
    return light


def main():
    with ThreadPoolExecutor() as pool:
        lights = list(pool.map(render, range(JOBS)))
    print(f"{len(lights)} pictures, {sum(lights)} units of light")


main()
