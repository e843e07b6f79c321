from concurrent.futures import ThreadPoolExecutor

STEPS = 1_500_000


def job(number):
    value = number
    for step in range(STEPS):  # in a free-threaded Python there is no GIL to wait for
        value = (value * 31 + step) % 1_000_003
    return value


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        for result in pool.map(job, range(4)):
            print(result)


main()
