import time
from concurrent.futures import ProcessPoolExecutor

JOBS = 24
WAIT_SECONDS = 0.05


def fetch(page):
    """Asks another service, with a library that blocks."""
    time.sleep(WAIT_SECONDS)
    return 100 + page


def main():
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(fetch, range(JOBS)))
    print(f"{len(sizes)} pages, {sum(sizes)} bytes")


if __name__ == "__main__":
    main()
