import threading
import time

timer = threading.Timer(0.03, print, args=("timer fired",))
timer.start()
cancelled = threading.Timer(0.01, print, args=("never",))
cancelled.start()
cancelled.cancel()
print("waiting")
timer.join()

barrier = threading.Barrier(3)
order = []


def runner(delay):
    time.sleep(delay)
    order.append("arrived")
    barrier.wait()
    order.append("off")


threads = [threading.Thread(target=runner, args=(n / 100,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(order)
