import threading
import time

results = [None] * 4


def work(index):
    time.sleep(0.01 * (4 - index))
    results[index] = index * index


started = time.perf_counter()
threads = []
for index in range(4):
    thread = threading.Thread(target=work, args=(index,))
    threads.append(thread)
    thread.start()
[thread.join() for thread in threads]
print(results, time.perf_counter() - started < 0.09)
