from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


def fail(n):
    raise ValueError(f"cannot do {n}")


def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(5))))
        future = pool.submit(square, 9)
        print(future.result(), future.done())
        try:
            pool.submit(fail, 3).result()
        except ValueError as error:
            print("raised", error)
        print(pool.submit(sorted, [3, 1, 2], reverse=True).result())


if __name__ == "__main__":
    main()
