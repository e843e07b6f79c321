import threading
import time

THINK_SECONDS = 0.05

hammer = threading.Lock()
nails = threading.Lock()


def build(what, first, second):
    with first:
        time.sleep(THINK_SECONDS)  # looks at the plan
        with second:
            time.sleep(THINK_SECONDS)
            print(f"the {what} is ready")


# Both take the hammer first: who does not get it has nothing that the other needs.
table = threading.Thread(target=build, args=("table", hammer, nails), name="table")
shelf = threading.Thread(target=build, args=("shelf", hammer, nails), name="shelf")
table.start()
shelf.start()
table.join()
shelf.join()
