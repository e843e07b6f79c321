import time
from concurrent.futures import ThreadPoolExecutor


def work(name, delay):
    time.sleep(delay)
    return f"{name} {delay}"


def pick(n):
    return [10, 20][n]


started = time.perf_counter()
with ThreadPoolExecutor() as pool:
    for line in pool.map(work, ["a", "b", "c"], [0.06, 0.02, 0.04]):
        print(line)
print(time.perf_counter() - started < 0.11)
with ThreadPoolExecutor(2) as pool:
    results = pool.map(pick, [0, 1, 2])
    print(next(results), next(results))
    try:
        next(results)
    except IndexError as error:
        print(error)
