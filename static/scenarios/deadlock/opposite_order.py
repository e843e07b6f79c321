import threading
import time

THINK_SECONDS = 0.05

hammer = threading.Lock()
nails = threading.Lock()


def build(what, first, second):
    with first:
        time.sleep(THINK_SECONDS)  # looks at the plan
        with second:  # has one thing and waits for the other
            time.sleep(THINK_SECONDS)
            print(f"the {what} is ready")


table = threading.Thread(target=build, args=("table", hammer, nails), name="table")
shelf = threading.Thread(target=build, args=("shelf", nails, hammer), name="shelf")
table.start()
shelf.start()
table.join()
shelf.join()
