from concurrent.futures import ProcessPoolExecutor


def count(n):
    while n:
        n -= 1


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        first = pool.submit(count, 2_000_000)
        second = pool.submit(count, 2_000_000)
        first.result(), second.result()
