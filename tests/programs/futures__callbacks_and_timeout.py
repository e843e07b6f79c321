import time
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError


def work(delay):
    time.sleep(delay)
    return delay


with ThreadPoolExecutor(max_workers=1) as pool:
    future = pool.submit(work, 0.05)
    waiting = pool.submit(work, 0.01)
    try:
        future.result(timeout=0.01)
    except TimeoutError as error:
        print("timeout", type(error).__name__)
    print(waiting.cancel(), waiting.cancelled(), future.cancel())
    future.add_done_callback(lambda f: print("callback", f.result()))
made = Future()
made.set_result("by hand")
print(made.result(), made.done())
