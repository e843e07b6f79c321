import time
from concurrent.futures import ThreadPoolExecutor


def square(n):
    time.sleep(0.01)
    return n * n


def fail():
    raise ValueError("no luck")


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(square, n) for n in range(5)]
    print([future.result() for future in futures])
    bad = pool.submit(fail)
    try:
        bad.result()
    except ValueError as error:
        print("raised", error)
    print(repr(bad.exception()), bad.done(), futures[0].cancelled(), futures[0].running())
try:
    pool.submit(square, 1)
except RuntimeError as error:
    print(error)
