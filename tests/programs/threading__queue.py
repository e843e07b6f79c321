import queue
import threading
import time


def producer(q):
    for n in range(4):
        time.sleep(0.01)
        q.put(n)
    q.put(None)


def consumer(q):
    while True:
        item = q.get()
        if item is None:
            break
        print("got", item)
        q.task_done()
    q.task_done()


q = queue.Queue()
threads = [threading.Thread(target=producer, args=(q,)), threading.Thread(target=consumer, args=(q,))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
q.join()
print(q.empty(), q.qsize())
try:
    q.get(timeout=0.01)
except queue.Empty as error:
    print(repr(error))
try:
    q.get_nowait()
except queue.Empty:
    print("empty")
full = queue.Queue(maxsize=1)
full.put(1)
try:
    full.put(2, block=False)
except queue.Full:
    print("full", full.full())
