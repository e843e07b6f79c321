import threading
import time

THINK_SECONDS = 0.05

hammer = threading.Lock()
nails = threading.Lock()


def build(what, first, second, patience):
    while True:
        with first:
            time.sleep(THINK_SECONDS)  # looks at the plan
            if second.acquire(timeout=patience):
                time.sleep(THINK_SECONDS)
                print(f"the {what} is ready")
                second.release()
                return
        print(f"the {what} gives back")  # leaving the block has put the first thing down
        time.sleep(THINK_SECONDS)  # not at once: the other one has to come by


# Different patience: with the same one both would give back, and try again, together.
table = threading.Thread(target=build, args=("table", hammer, nails, THINK_SECONDS), name="table")
shelf = threading.Thread(target=build, args=("shelf", nails, hammer, 20 * THINK_SECONDS), name="shelf")
table.start()
shelf.start()
table.join()
shelf.join()
