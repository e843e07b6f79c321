import threading
import time


def count(n):
    while n:
        n -= 1


def wait():
    for _ in range(5):
        time.sleep(0.02)


threads = [threading.Thread(target=count, args=(2_000_000,)), threading.Thread(target=wait)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
