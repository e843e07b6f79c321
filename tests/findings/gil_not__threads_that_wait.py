import threading
import time


def wait():
    time.sleep(0.2)


threads = [threading.Thread(target=wait) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
