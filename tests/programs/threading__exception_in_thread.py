import threading


def fail(n):
    return 1 // n


thread = threading.Thread(target=fail, args=(0,))
thread.start()
thread.join()
print("main goes on")
