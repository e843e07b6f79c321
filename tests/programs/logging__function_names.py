"""What a record knows of the place where it was made: the function, the thread."""

import asyncio
import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(
    format="%(levelname)s %(funcName)s %(lineno)d %(threadName)s %(processName)s %(message)s",
    level=logging.INFO,
    stream=sys.stdout,
)
log = logging.getLogger("kitchen")


def work():
    log.info("in work")
    return threading.current_thread().name


class Kitchen:
    def cook(self):
        logging.warning("in a method")


log.info("at the top")
work()
Kitchen().cook()
(lambda: log.info("in a lambda"))()


def outer():
    def inner():
        log.info("nested")

    inner()
    log.info("after the call")


outer()
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(work).result())
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(work).result(), pool.submit(threading.current_thread).result().daemon)
with ThreadPoolExecutor(2, thread_name_prefix="cook") as pool:
    print(pool.submit(work).result())


async def main():
    print(await asyncio.to_thread(work))
    print(await asyncio.get_running_loop().run_in_executor(None, work))


asyncio.run(main())
thread = threading.Thread(target=work)
print(thread.name)
thread.start()
thread.join()
