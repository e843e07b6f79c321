import threading
import time

semaphore = threading.Semaphore(2)
running, most = 0, 0
lock = threading.Lock()


def work():
    global running, most
    with semaphore:
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1


threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, semaphore.acquire(blocking=False))
