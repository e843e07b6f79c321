import sys
import threading


def leave():
    print("leaving")
    sys.exit(5)


def fail():
    raise RuntimeError("in a thread")


for target in (leave, fail):
    thread = threading.Thread(target=target, name=target.__name__)
    thread.start()
    thread.join()
print("main still here")
