import threading


def count(n):
    while n:
        n -= 1


for _ in range(2):
    thread = threading.Thread(target=count, args=(2_000_000,))
    thread.start()
    thread.join()
