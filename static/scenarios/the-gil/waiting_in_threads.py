import time
from concurrent.futures import ThreadPoolExecutor

WAIT_SECONDS = 0.1


def job(number):
    time.sleep(WAIT_SECONDS)  # lets go of the GIL
    return 10 * number


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        for result in pool.map(job, range(4)):
            print(result)


main()
