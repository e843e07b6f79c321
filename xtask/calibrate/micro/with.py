import threading


def work(turns):
    lock = threading.Lock()
    for turn in range(turns):
        with lock:
            pass
