"""A process of a pool ends without a word: the pool says that it is broken."""

import os
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool


def die(code):
    os._exit(code)


def double(number):
    return 2 * number


def main():
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(double, range(4))))
        dying = pool.submit(die, 3)
        try:
            print(dying.result())
        except BrokenProcessPool as error:
            print("broken:", error)
        try:
            pool.submit(double, 2)
        except BrokenExecutor as error:
            print("and not to be used:", error)
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(die, 0), pool.submit(double, 1), pool.submit(double, 2)]
        done, not_done = wait(futures)
        print([type(future.exception()).__name__ for future in futures], len(done), len(not_done))
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(double, 21).result())


if __name__ == "__main__":
    main()
