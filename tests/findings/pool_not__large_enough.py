import time
from concurrent.futures import ThreadPoolExecutor


def download(page):
    time.sleep(0.1)
    return page


with ThreadPoolExecutor(max_workers=8) as pool:
    print(list(pool.map(download, range(8))))
