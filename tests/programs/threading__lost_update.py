import threading
import time

balance = 100


def withdraw(amount):
    global balance
    before = balance
    time.sleep(0.02)
    balance = before - amount


threads = [threading.Thread(target=withdraw, args=(n,)) for n in (10, 10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
