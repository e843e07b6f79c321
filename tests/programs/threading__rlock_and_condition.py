import threading

lock = threading.RLock()
with lock:
    with lock:
        print("twice")

items = []
condition = threading.Condition()


def consumer():
    with condition:
        while not items:
            condition.wait()
        print("took", items.pop())


thread = threading.Thread(target=consumer)
thread.start()
with condition:
    items.append("item")
    condition.notify()
thread.join()
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: True))
