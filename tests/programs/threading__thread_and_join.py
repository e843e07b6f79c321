import threading
import time


def work(name, delay):
    time.sleep(delay)
    print(name, "done")


threads = [
    threading.Thread(target=work, args=("slow", 0.06)),
    threading.Thread(target=work, kwargs={"name": "fast", "delay": 0.02}),
]
for thread in threads:
    thread.start()
print("started", threads[0].is_alive())
for thread in threads:
    thread.join()
print("joined", threads[0].is_alive())
