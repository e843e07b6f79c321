import threading
import time


def forever():
    while True:
        print("tick")
        time.sleep(0.04)


thread = threading.Thread(target=forever, daemon=True)
thread.start()
time.sleep(0.06)
print("main ends", thread.daemon)
