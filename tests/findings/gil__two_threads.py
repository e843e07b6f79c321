import threading


def count(n):
    while n:
        n -= 1


threads = [threading.Thread(target=count, args=(2_000_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
