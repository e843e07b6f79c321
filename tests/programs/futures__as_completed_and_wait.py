import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait


def work(delay):
    time.sleep(delay)
    return delay


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = {pool.submit(work, delay): delay for delay in (0.09, 0.03, 0.06)}
    for future in as_completed(futures):
        print(futures[future], future.result())
    futures = [pool.submit(work, delay) for delay in (0.02, 0.08)]
    done, pending = wait(futures, return_when=FIRST_COMPLETED)
    print(len(done), len(pending))
    done, pending = wait(futures)
    print(len(done), len(pending))
