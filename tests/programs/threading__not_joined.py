import threading
import time


def late():
    time.sleep(0.03)
    print("late, but the program waits")


threading.Thread(target=late).start()
print("end of main")
