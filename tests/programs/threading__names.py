import threading
import time


def work():
    print(threading.current_thread().name)


print(threading.current_thread().name, threading.main_thread().name)
for thread in (
    threading.Thread(target=work),
    threading.Thread(target=work, name="named"),
    threading.Thread(target=time.sleep, args=(0,)),
    threading.Thread(),
):
    print(thread.name, thread.daemon, thread.is_alive())
    thread.start()
    thread.join()
thread.name = "renamed"
print(thread.name, threading.active_count(), threading.get_ident() == threading.main_thread().ident)
