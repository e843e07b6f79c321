from concurrent.futures import ProcessPoolExecutor


def count(n):
    while n:
        n -= 1


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        list(pool.map(count, [1_000_000] * 12))
