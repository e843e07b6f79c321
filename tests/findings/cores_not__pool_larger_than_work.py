from concurrent.futures import ProcessPoolExecutor


def count(n):
    while n:
        n -= 1


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=4) as pool:
        list(pool.map(count, [2_000_000] * 2))
