from concurrent.futures import ProcessPoolExecutor


def count(n):
    while n:
        n -= 1


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        list(pool.map(count, [500_000] * 8))
