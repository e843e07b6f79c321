import threading
import time
from concurrent.futures import ThreadPoolExecutor


def name(delay):
    time.sleep(delay)
    return threading.current_thread().name


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(name, [0.04, 0.02])))
with ThreadPoolExecutor(max_workers=2, thread_name_prefix="cook") as pool:
    print(list(pool.map(name, [0.04, 0.02])))
