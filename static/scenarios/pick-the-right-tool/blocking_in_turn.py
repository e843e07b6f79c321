import time

JOBS = 24
WAIT_SECONDS = 0.05


def fetch(page):
    """Asks another service, with a library that blocks."""
    time.sleep(WAIT_SECONDS)
    return 100 + page


def main():
    sizes = [fetch(page) for page in range(JOBS)]
    print(f"{len(sizes)} pages, {sum(sizes)} bytes")


main()
