import queue
import threading
import time

jobs, results = queue.Queue(), []
lock = threading.Lock()


def worker():
    while True:
        number = jobs.get()
        if number is None:
            break
        time.sleep(0.005)
        with lock:
            results.append(number * number)
        jobs.task_done()


threads = [threading.Thread(target=worker, name=f"worker {n}") for n in range(3)]
for thread in threads:
    thread.start()
for number in range(9):
    jobs.put(number)
jobs.join()
print(sorted(results), jobs.empty())
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
print([thread.is_alive() for thread in threads])
