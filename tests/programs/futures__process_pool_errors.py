from concurrent.futures import ProcessPoolExecutor


def half(n):
    return 10 / n


class Custom(Exception):
    pass


def custom():
    raise Custom("message", 5)


def main():
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            print(list(pool.map(half, [5, 2, 0, 1])))
        except ZeroDivisionError as error:
            print("map raised", error)
        try:
            pool.submit(custom).result()
        except Custom as error:
            print(error.args)
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print(type(error).__name__)
        print(pool.submit(half, n=4).result())


if __name__ == "__main__":
    main()
