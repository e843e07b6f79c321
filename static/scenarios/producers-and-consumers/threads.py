import queue
import threading
import time

ORDERS = 12
PACKERS = 3
BAKE_SECONDS = 0.02
PACK_SECONDS = 0.065


def bake_all(shelf):
    for number in range(1, ORDERS + 1):
        time.sleep(BAKE_SECONDS)
        shelf.put(f"bread {number}")
    for _ in range(PACKERS):
        shelf.put(None)  # a thread cannot be cancelled: it has to be told


def pack_all(shelf, packed):
    while True:
        bread = shelf.get()
        if bread is None:
            return
        time.sleep(PACK_SECONDS)
        packed.append(f"{bread} in a bag")  # one step under the GIL: no lock needed


def main():
    shelf = queue.Queue()
    packed = []
    threads = [threading.Thread(target=bake_all, args=(shelf,), name="baker")]
    for number in range(1, PACKERS + 1):
        threads.append(threading.Thread(target=pack_all, args=(shelf, packed), name=f"packer {number}"))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(packed), "packed")


main()
