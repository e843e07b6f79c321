import threading
import time

thread = threading.Thread(target=time.sleep, args=(0.1,))
thread.start()
thread.join(timeout=0.02)
print(thread.is_alive())
thread.join()
print(thread.is_alive())
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
try:
    threading.Thread(target=print).join()
except RuntimeError as error:
    print(error)
