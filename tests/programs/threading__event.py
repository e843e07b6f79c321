import threading
import time

ready = threading.Event()


def waiter():
    print("waiting")
    print(ready.wait(), ready.is_set())


thread = threading.Thread(target=waiter)
thread.start()
time.sleep(0.03)
print("set")
ready.set()
thread.join()
ready.clear()
print(ready.wait(timeout=0.01), ready.is_set())
